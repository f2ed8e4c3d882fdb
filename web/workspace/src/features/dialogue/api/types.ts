import type { Schema } from '#shared';

export type AgendaEntry = Schema<'AgendaEntryResponse'>;
export type ConstituencyGroup = Schema<'ConstituencyGroupResponse'>;
export type GroupGuest = ConstituencyGroup['guests'][number];
export type GuestMeeting = Schema<'GuestMeetingResponse'>;
export type Conclusion = Schema<'ConclusionResponse'>;
export type ConclusionDetail = Schema<'ConclusionDetailResponse'>;
export type Corrigendum = Conclusion['corrigenda'][number];
export type Confirmation = NonNullable<Conclusion['confirmation']>;
export type OrganisationAnswer = Confirmation['organisations'][number];
export type ConfirmationRule = Schema<'ConfirmationRuleResponse'>;
export type SeatInvitation = Schema<'SeatInvitationResponse'>;
export type Meeting = Schema<'MeetingResponse'>;
export type Person = Schema<'PersonResponse'>;
export type Parity = Schema<'ParityResponse'>;
export type ParityWarning = Schema<'ParityWarningResponse'>;
export type Proposal = Schema<'OpenProposalResponse'>;
export type Translation = Schema<'TranslationResponse'>;
export type ReplySlip = Schema<'ReplySlipResponse'>;
export type OpenedSlip = Schema<'OpenedSlipResponse'>;
export type Reservation = Schema<'ReservationResponse'>;
export type Roundtable = Schema<'RoundtableResponse'>;
export type RoundtableRow = Schema<'RoundtableRowResponse'>;
export type Seat = Schema<'SeatResponse'>;
export type Standing = Schema<'StandingResponse'>;
export type WorkingGroup = Schema<'WorkingGroupResponse'>;
export type WorkingGroupDetail = Schema<'WorkingGroupDetailResponse'>;
/** What the meetings of any group need: of a working group, or of a constituency at a roundtable. */
export type GroupWithMeetings = Pick<WorkingGroupDetail, 'meetings' | 'agenda' | 'documents' | 'conducts'> & {
  readonly members: readonly Pick<WorkingGroupMember, 'person'>[];
};
export type ConvenorTurn = WorkingGroupDetail['turns'][number];
export type WorkingGroupMember = WorkingGroup['members'][number];
export type MemberFunction = WorkingGroupMember['function'];

export type MeetingState = Meeting['state'];
export type ItemStatus = Proposal['status'];
export type RoundtableState = Roundtable['state'];
export type SeatFunction = NonNullable<Seat['function']>;
export type SeatKind = Seat['kind'];

/** The part of a roundtable that is shown above each of its pages. */
export type RoundtableHead = Pick<
  RoundtableRow,
  'id' | 'number' | 'label' | 'title' | 'startsOn' | 'endsOn' | 'timeZone' | 'place' | 'state'
>;

/** The roadmap's data about an action that implements a conclusion. */
export type LinkedAction = Pick<Schema<'ActionResponse'>, 'id' | 'code' | 'title' | 'status' | 'dueOn'>;
