import { describe, expect, it } from 'vitest';
import { topicOpinionsOf, topicsOf } from '../../../shared/language/topics-of.ts';

describe('topicsOf(text, language)', () => {
  it('names what an English text is about, in the order of the topics', () => {
    expect(topicsOf('The staff took back my parcel, but I still wait for the refund.', 'en')).toEqual([
      'service',
      'packaging',
      'returns',
    ]);
    expect(topicsOf('Too small for me and not as described', 'en')).toEqual(['size', 'description']);
  });

  it('names what a Chinese text is about', () => {
    expect(topicsOf('物流慢，客服也不回复，价格还贵', 'zh')).toEqual(['delivery', 'price', 'service']);
    expect(topicsOf('尺码偏小，想换货', 'zh')).toEqual(['size', 'returns']);
  });

  it('names nothing of other matters, nor words within words', () => {
    expect(topicsOf('My cat is called Fitzgerald', 'en')).toEqual([]);
    expect(topicsOf('今天天气很好', 'zh')).toEqual([]);
  });
});

describe('topicOpinionsOf(text, rating)', () => {
  it('parts complaints and praise by the part of the sentence', () => {
    expect(topicOpinionsOf('The quality is great but the delivery was terrible')).toEqual({
      complaints: ['delivery'],
      praises: ['quality'],
    });
    expect(topicOpinionsOf('质量很好，但是物流太慢了')).toEqual({ complaints: ['delivery'], praises: ['quality'] });
  });

  it('takes the rating where the part has no opinion', () => {
    expect(topicOpinionsOf('It is about the delivery', 1).complaints).toEqual(['delivery']);
    expect(topicOpinionsOf('It is about the delivery', 5).praises).toEqual(['delivery']);
    expect(topicOpinionsOf('It is about the delivery', 3)).toEqual({ complaints: [], praises: [] });
    expect(topicOpinionsOf('It is about the delivery')).toEqual({ complaints: [], praises: [] });
  });

  it('takes the opinion of the text where there is no telling rating', () => {
    expect(topicOpinionsOf('I am very disappointed. It is about the delivery.').complaints).toEqual(['delivery']);
  });

  it('says nothing of a language that is not understood', () => {
    expect(topicOpinionsOf('A entrega atrasou muito, produto com defeito', 1)).toEqual({ complaints: [], praises: [] });
  });
});
