/**
 * What a workspace asks of a person: nothing, to enter a second factor in this session, or to set one up first
 * (identity_second_factor, docs/adr/0088).
 */
export const factorStates = ['not-asked', 'given', 'enter', 'set-up'] as const;
export type FactorState = (typeof factorStates)[number];

/** What keeps a person out. */
export type MissingFactor = Extract<FactorState, 'enter' | 'set-up'>;

export function isEntered(state: FactorState): state is Exclude<FactorState, MissingFactor> {
  return state !== 'enter' && state !== 'set-up';
}

export const factorKinds = ['app', 'passkey'] as const;
export type FactorKind = (typeof factorKinds)[number];

/** Most people have one or two devices; the limit keeps the number of codes that are accepted at a time low. */
export const mostFactors = 5;
