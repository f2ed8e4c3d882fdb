/** `elsewhere`: another tab with the same draft has sent it. */
export type EndReason = 'no_consent' | 'under_age' | 'deleted' | 'elsewhere';

/** The current screen. Information sheet, stop and keep can be shown over a question. */
export type Screen =
  | { readonly kind: 'sheet'; readonly again: boolean }
  | { readonly kind: 'question'; readonly name: string }
  | { readonly kind: 'keep' }
  | { readonly kind: 'offer' }
  | { readonly kind: 'send' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'end'; readonly why: EndReason }
  | { readonly kind: 'sent' };
