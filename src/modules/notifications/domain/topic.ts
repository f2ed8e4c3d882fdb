/** What a notification says, each with a sentence in `words.ts`. Stored, so a kind is never renamed. */
export type Kind =
  | 'roundtable-convened'
  | 'roundtable-changed'
  | 'roundtable-closed'
  | 'roundtable-reopened'
  | 'proposal-accepted'
  | 'proposal-declined'
  | 'seat-assigned'
  | 'substitution-planned'
  | 'substitution-cancelled'
  | 'substitution-ended'
  | 'conclusion-recorded'
  | 'conclusion-revised'
  | 'corrigendum-proposed'
  | 'corrigendum-objected'
  | 'confirmation-requested'
  | 'confirmation-due'
  | 'confirmation-entered'
  | 'action-assigned'
  | 'action-mentioned'
  | 'action-changed'
  | 'action-handed-over'
  | 'action-to-confirm'
  | 'action-confirmed'
  | 'action-disputed'
  | 'action-confirmation-lapsed'
  | 'action-confirmation-restored'
  | 'action-wording-corrected'
  | 'action-report-corrected'
  | 'action-report-withdrawn'
  | 'public-text-proposed'
  | 'action-due-soon'
  | 'action-overdue'
  | 'working-group-joined'
  | 'group-meeting-convened'
  | 'group-meeting-changed'
  | 'group-meeting-cancelled'
  | 'constituency-meeting-convened'
  | 'constituency-meeting-changed'
  | 'constituency-meeting-cancelled'
  | 'constituency-group-begun'
  | 'constituency-group-closed'
  | 'constituency-guest-admitted'
  | 'constituency-joined'
  | 'constituency-left'
  | 'wave-opened'
  | 'wave-closed'
  | 'run-finished'
  | 'release-published'
  | 'export-requested'
  | 'export-notice'
  | 'export-agreed'
  | 'export-declined'
  | 'pair-requested'
  | 'pair-approved'
  | 'pair-refused'
  | 'pair-elapsed'
  | 'pair-earlier'
  | 'device-replacement-requested'
  | 'device-replacement-ended'
  | 'device-replaced'
  | 'administrator-restored';

/** Kinds for which a person chooses together how to be notified. */
export type Topic =
  | 'roundtables'
  | 'proposals'
  | 'seats'
  | 'conclusions'
  | 'confirmation-requests'
  | 'actions'
  | 'confirmations'
  | 'due-dates'
  | 'working-groups'
  | 'own-group'
  | 'waves'
  | 'runs'
  | 'agreements';

export const topics: readonly Topic[] = [
  'roundtables',
  'seats',
  'proposals',
  'conclusions',
  'confirmation-requests',
  'actions',
  'confirmations',
  'due-dates',
  'working-groups',
  'own-group',
  'waves',
  'runs',
  'agreements',
];

export const topicOf: Readonly<Record<Kind, Topic>> = {
  'roundtable-convened': 'roundtables',
  'roundtable-changed': 'roundtables',
  'roundtable-closed': 'roundtables',
  'roundtable-reopened': 'roundtables',
  'proposal-accepted': 'proposals',
  'proposal-declined': 'proposals',
  'seat-assigned': 'seats',
  'substitution-planned': 'seats',
  'substitution-cancelled': 'seats',
  'substitution-ended': 'seats',
  'conclusion-recorded': 'conclusions',
  'conclusion-revised': 'conclusions',
  'corrigendum-proposed': 'conclusions',
  'corrigendum-objected': 'conclusions',
  'confirmation-requested': 'confirmation-requests',
  'confirmation-due': 'due-dates',
  'confirmation-entered': 'conclusions',
  'action-assigned': 'actions',
  'action-mentioned': 'actions',
  'action-changed': 'actions',
  'action-handed-over': 'actions',
  'action-to-confirm': 'confirmations',
  'action-confirmed': 'confirmations',
  'action-disputed': 'confirmations',
  'action-confirmation-lapsed': 'confirmations',
  'action-confirmation-restored': 'confirmations',
  'action-wording-corrected': 'confirmations',
  'action-report-corrected': 'confirmations',
  'action-report-withdrawn': 'confirmations',
  'public-text-proposed': 'confirmations',
  'action-due-soon': 'due-dates',
  'action-overdue': 'due-dates',
  'working-group-joined': 'working-groups',
  'group-meeting-convened': 'working-groups',
  'group-meeting-changed': 'working-groups',
  'group-meeting-cancelled': 'working-groups',
  'constituency-meeting-convened': 'own-group',
  'constituency-meeting-changed': 'own-group',
  'constituency-meeting-cancelled': 'own-group',
  'constituency-group-begun': 'own-group',
  'constituency-group-closed': 'own-group',
  'constituency-guest-admitted': 'own-group',
  'constituency-joined': 'own-group',
  'constituency-left': 'own-group',
  'wave-opened': 'waves',
  'wave-closed': 'waves',
  'run-finished': 'runs',
  'release-published': 'runs',
  'export-requested': 'agreements',
  'export-notice': 'agreements',
  'export-agreed': 'agreements',
  'export-declined': 'agreements',
  'pair-requested': 'agreements',
  'pair-approved': 'agreements',
  'pair-refused': 'agreements',
  'pair-elapsed': 'agreements',
  'pair-earlier': 'agreements',
  'device-replacement-requested': 'agreements',
  'device-replacement-ended': 'agreements',
  'device-replaced': 'agreements',
  'administrator-restored': 'agreements',
};

export const kinds = Object.keys(topicOf) as readonly Kind[];

/** `app`: only on the page; `off`: not at all. The others are on the page, and in an email. */
export type Delivery = 'at-once' | 'daily' | 'weekly' | 'app' | 'off';
export const deliveries: readonly Delivery[] = ['at-once', 'daily', 'weekly', 'app', 'off'];
