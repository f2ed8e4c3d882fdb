/**
 * Pairs of rights that together break a promise to those who answer or negotiate: whoever has both can do alone what was
 * meant to need two people (docs/adr/0086). A side is a permission, or an office that is no permission of a role.
 */
export interface PairOfRights {
  readonly one: string;
  readonly other: string;
  readonly promise: string;
}

export const pairsOfRights: readonly PairOfRights[] = [
  {
    one: 'surveys.links.issue',
    other: 'surveys.microdata.export',
    promise: 'Who answers all links of an enterprise but one does not read the row that remains.',
  },
  {
    one: 'surveys.frame.key',
    other: 'surveys.microdata.export',
    promise: 'Who reads single answers does not know the enterprise of a code.',
  },
  {
    one: 'identity.membership.edit',
    other: 'surveys.microdata.export',
    promise: 'Who gives rights does not use them to read single answers.',
  },
  {
    one: 'indicators.run.start',
    other: 'indicators.release.approve',
    promise: 'Figures are approved by someone who did not compute them.',
  },
  {
    one: 'indicators.release.write',
    other: 'indicators.release.approve',
    promise: 'A release is approved by someone who did not write it.',
  },
  {
    one: 'dialogue.roundtable.create',
    other: 'office:spokesperson',
    promise: 'Who convenes the roundtable does not lead one of its groups.',
  },
];

/** The offices that occur in pairs besides permissions. */
export const offices: readonly string[] = ['office:spokesperson'];
