import { describe, expect, it } from 'vitest';
import { readOpinion } from '../../../shared/language/read-opinion.ts';

const complaintsOf = (text: string, rating?: number) => readOpinion(text, rating).complaints;

describe('readOpinion(text, rating).complaints', () => {
  it('names what an English text is about, in the order of the topics', () => {
    const text = 'The staff took back my parcel, but I still wait for the refund.';
    expect(complaintsOf(text, 1)).toEqual(['service', 'packaging', 'returns']);
    expect(complaintsOf('Too small for me and not as described')).toEqual(['size', 'description']);
  });

  it('names what a Chinese text is about', () => {
    expect(complaintsOf('物流慢，客服也不回复，价格还贵')).toEqual(['delivery', 'price', 'service']);
    expect(complaintsOf('尺码偏小，想换货')).toEqual(['size', 'returns']);
  });

  it('names nothing of other matters, nor words within words', () => {
    expect(complaintsOf('It is about my cat called Fitzgerald', 1)).toEqual([]);
    expect(complaintsOf('今天天气很差')).toEqual([]);
  });

  it('parts complaints and praise by the part of the sentence', () => {
    expect(complaintsOf('The quality is great but the delivery was terrible')).toEqual(['delivery']);
    expect(complaintsOf('质量很好，但是物流太慢了')).toEqual(['delivery']);
    expect(complaintsOf('The quality is terrible but the delivery was great', 5)).toEqual(['quality']);
  });

  it('takes the rating where the part has no opinion', () => {
    expect(complaintsOf('It is about the delivery', 1)).toEqual(['delivery']);
    expect(complaintsOf('It is about the delivery', 2)).toEqual(['delivery']);
    for (const rating of [3, 4, 5, undefined]) expect(complaintsOf('It is about the delivery', rating)).toEqual([]);
  });

  it('takes the opinion of the text where there is no telling rating', () => {
    const text = 'I am very disappointed. It is about the delivery.';
    for (const rating of [undefined, 1, 3]) expect(complaintsOf(text, rating)).toEqual(['delivery']);
    for (const rating of [4, 5]) expect(complaintsOf(text, rating)).toEqual([]);
  });

  it('says nothing of a language that is not understood', () => {
    const text = 'A entrega atrasou muito, produto com defeito';
    expect(readOpinion(text, 1)).toEqual({ sentiment: undefined, complaints: [] });
  });
});
