/** `elsewhere`: another tab with the same draft has sent it. */
export type EndReason = 'no_consent' | 'under_age' | 'deleted' | 'elsewhere';

/** Where the person is. Sheet, stop and keep may lie over a question and give way to it again. */
export type Screen =
  | { readonly kind: 'sheet'; readonly again: boolean }
  | { readonly kind: 'question'; readonly name: string }
  | { readonly kind: 'keep' }
  | { readonly kind: 'offer' }
  | { readonly kind: 'send' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'end'; readonly why: EndReason }
  | { readonly kind: 'sent' };
