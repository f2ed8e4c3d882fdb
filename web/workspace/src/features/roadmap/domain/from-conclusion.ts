/** Words of a title; the whole text is in the description. */
const longest = 150;

/** The first sentence of a text, cut between two words if it is long. */
export function firstSentence(text: string): string {
  const [sentence = ''] = text.trim().split(/(?<=[。；！？])|(?<=[.;!?])\s|\n/u);
  const said = sentence.replace(/[.;。；]$/u, '').trim();
  if (said.length <= longest) return said;
  const cut = said.slice(0, longest);
  const end = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('，'), cut.lastIndexOf('、'));
  return `${cut.slice(0, end > longest / 2 ? end : longest).trim()}…`;
}

interface Concluded {
  readonly id: string;
  readonly text: { readonly en: string; readonly zh: string };
  /** YYYY-MM-DD */
  readonly agreedOn: string;
}

/** What the form of a new action begins with if it follows a finding or recommendation of a study. */
export function valuesFromFinding({ id, text }: Pick<Concluded, 'id' | 'text'>) {
  return { titleEn: firstSentence(text.en), titleZh: firstSentence(text.zh), findingIds: [id] };
}

const groups = ['government', 'employers', 'workers'] as const;

/** Owner and confirming group that the live room offers in the address; null: it offers none. */
export function offeredOwner({ owner, confirming }: { readonly owner?: string; readonly confirming?: string }) {
  if (!owner) return null;
  return { ownerOrganisationId: owner, validatorConstituency: groups.find((one) => one === confirming) ?? null };
}

/** What the form of a new action begins with if it follows up a conclusion: its words, but neither owner nor date. */
export function valuesFrom({ id, text }: Concluded) {
  return {
    titleEn: firstSentence(text.en),
    titleZh: firstSentence(text.zh),
    textEn: text.en,
    textZh: text.zh,
    conclusionIds: [id],
  };
}
