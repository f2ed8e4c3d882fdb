import type { Capacity, Constituency, LocalizedText, Sex } from '../../../shared/index.js';

export type RoundtableState = 'draft' | 'convened' | 'in-session' | 'closed' | 'reopened';
export type SeatKind =
  'titular' | 'substitute' | 'adviser' | 'observer' | 'resource-person' | 'interpreter' | 'secretariat';
export type SeatFunction = 'chair' | 'vice-chair' | 'rapporteur' | 'spokesperson';
export type ItemStatus = 'proposed' | 'declined' | 'planned' | 'under-discussion' | 'done' | 'carried-over';
export type ItemKind = 'topic' | 'overdue-action' | 'moved-indicator';
export type Agreement = 'agreed' | 'ad-referendum';

export interface Named {
  readonly id: string;
  readonly name: LocalizedText;
}

export interface OrganisationRef extends Named {
  readonly constituency: Constituency | null;
}

export interface Standing {
  readonly person: Named;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly sex: Sex;
  readonly organisation: OrganisationRef | null;
}

export interface Seat extends Standing {
  readonly id: string;
  readonly kind: SeatKind;
  readonly function: SeatFunction | null;
}

export type SexCounts = Readonly<Record<Sex, number>>;

export interface ParityWarning {
  readonly kind: 'constituency-empty' | 'fewer-than-others' | 'sex-imbalance';
  readonly constituency?: Constituency;
  readonly sex?: 'female' | 'male';
  readonly share?: number;
}

export interface Parity {
  readonly rows: readonly {
    readonly constituency: Constituency;
    readonly titular: number;
    readonly bySex: SexCounts;
  }[];
  readonly titular: number;
  readonly bySex: SexCounts;
  readonly balanced: boolean;
  readonly warnings: readonly ParityWarning[];
}

export interface RoundtableHead {
  readonly id: string;
  readonly number: number;
  readonly label: string;
  readonly title: LocalizedText;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly timeZone: string;
  readonly place: Named | null;
  readonly state: RoundtableState;
}

export interface RoundtableRow extends RoundtableHead {
  readonly titularSeats: number;
  readonly seats: number;
  readonly agendaItems: number;
  readonly proposals: number;
  readonly conclusions: number;
  readonly reservations: number;
}

export interface Proposal {
  readonly id: string;
  readonly title: LocalizedText;
  readonly note: LocalizedText | null;
  readonly plannedMinutes: number | null;
  readonly presenter: Named | null;
  readonly proposedBy: Named | null;
  readonly kind: ItemKind;
  readonly status: ItemStatus;
  readonly sourceType: string | null;
  readonly sourceId: string | null;
  readonly carriedFromLabel: string | null;
  readonly version: number;
}

export interface AgendaEntry extends Proposal {
  readonly parentId: string | null;
  readonly day: number;
  readonly position: number;
  readonly label: string;
  readonly depth: number;
  readonly minutes: number | null;
  readonly date: string;
  readonly startsAt: string | null;
}

export interface Reservation {
  readonly id: string;
  readonly kind: 'reservation' | 'objection';
  readonly organisation: OrganisationRef | null;
  readonly constituency: Constituency | null;
  readonly statement: LocalizedText;
  readonly person: Named | null;
  readonly recordedAt: string;
  readonly withdrawnAt: string | null;
}

export interface Conclusion {
  readonly id: string;
  readonly label: string;
  readonly number: number;
  readonly roundtableId: string;
  readonly roundtableLabel: string;
  readonly roundtableTitle: LocalizedText;
  readonly roundtableState: RoundtableState;
  readonly agendaItemId: string | null;
  readonly agendaItemTitle: LocalizedText | null;
  readonly text: LocalizedText;
  readonly textVersion: number;
  readonly agreement: Agreement;
  readonly agreedOn: string;
  readonly basis: LocalizedText | null;
  readonly version: number;
  readonly recordedAt: string;
  readonly reservations: readonly Reservation[];
}

export interface ConclusionDetail extends Conclusion {
  readonly texts: readonly {
    readonly version: number;
    readonly text: LocalizedText;
    readonly reason: string | null;
    readonly person: Named | null;
    readonly writtenAt: string;
  }[];
}

export interface StoredDocument {
  readonly id: string;
  readonly agendaItemId: string | null;
  readonly title: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly attachedAt: string;
}

export interface Roundtable extends RoundtableHead {
  readonly note: LocalizedText | null;
  readonly basis: LocalizedText | null;
  readonly opensAt: string | null;
  readonly version: number;
  readonly nextStates: readonly { readonly to: RoundtableState; readonly needsReason: boolean }[];
  readonly organisations: readonly {
    readonly organisation: OrganisationRef;
    readonly part: 'lead' | 'partner' | 'host';
  }[];
  readonly agenda: readonly AgendaEntry[];
  readonly proposals: readonly Proposal[];
  readonly seats: readonly Seat[];
  readonly parity: Parity;
  readonly documents: readonly StoredDocument[];
  readonly conclusions: readonly Conclusion[];
  readonly transitions: readonly {
    readonly from: RoundtableState;
    readonly to: RoundtableState;
    readonly reason: string | null;
    readonly person: Named | null;
    readonly changedAt: string;
  }[];
}

export interface WorkingGroup {
  readonly id: string;
  readonly name: LocalizedText;
  readonly mandate: LocalizedText | null;
  readonly composition: readonly Constituency[];
  readonly missing: readonly Constituency[];
  readonly membership: LocalizedText | null;
  readonly roundtableId: string | null;
  readonly roundtableLabel: string | null;
  readonly formedOn: string | null;
  readonly basis: LocalizedText | null;
  readonly members: readonly (Standing & { readonly id: string; readonly function: string })[];
}

/** What the roadmap says of an action that follows from a conclusion. */
export interface LinkedAction {
  readonly id: string;
  readonly code: string;
  readonly title: LocalizedText;
}
