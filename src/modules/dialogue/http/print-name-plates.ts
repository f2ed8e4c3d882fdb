import type { LocalizedText } from '../../../kernel/localized-text.js';
import { type NamePlate, renderNamePlates } from '../../../platform/print/index.js';
import type { ReadRoundtable } from '../use-cases/read-roundtables.js';

const groupNames: Readonly<Record<string, LocalizedText>> = {
  government: { en: 'Government', zh: '政府' },
  employers: { en: 'Employers', zh: '雇主' },
  workers: { en: 'Workers', zh: '工人' },
};

const said = (...texts: readonly (LocalizedText | undefined)[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => (text === undefined ? [] : [text.zh, text.en])).filter((text) => text !== '')),
];

/** The plates of everyone with a seat, in the order around the table, in both languages. */
export function namePlates({ roundtable, shown }: ReadRoundtable, createdAt: Date): Promise<Buffer> {
  const plates = roundtable.seats.flatMap(({ personId, organisationId, constituency }): readonly NamePlate[] => {
    const person = shown.people.find(({ id }) => id === personId);
    if (person === undefined) return [];
    const organisation = shown.organisations.find(({ id }) => id === organisationId);
    const group = constituency === null ? undefined : groupNames[constituency];
    return [{ names: said(person.name), represents: said(organisation?.name ?? group) }];
  });
  return renderNamePlates({ title: `${roundtable.label} · 席卡 · Name plates`, createdAt, plates });
}
