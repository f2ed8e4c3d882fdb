const han = /\p{Script=Han}/gu;
const latinWords = /\p{Script=Latin}+/gu;

/** The language in which most of a text is written: Han characters against words in Latin letters. Null: neither. */
export function languageOfText(text: string): 'en' | 'zh-CN' | null {
  const [chinese, english] = [han, latinWords].map((pattern) => text.match(pattern)?.length ?? 0) as [number, number];
  if (chinese === 0 && english === 0) return null;
  return chinese >= english ? 'zh-CN' : 'en';
}
