import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Capacity, Constituency, Sex } from '../../../kernel/actor.js';
import type { SpeechKind } from '../domain/room/state.js';

/**
 * A speech with the sex that the speaker had stated then. Sex is stored here and not in the events, which are sent to
 * every screen.
 */
@Entity('live_speech')
export class SpeechEntity {
  /** The column has its name from the time when a roundtable had one room (ADR 44). */
  @PrimaryColumn('uuid', { name: 'roundtable_id', primaryKeyConstraintName: 'pk_live_speech' }) meetingId: string;
  /** Number of the event that gave the floor. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_live_speech' }) seq: number;
  @Column('uuid') workspaceId: string;
  @Column('uuid') personId: string;
  @Column('text', { nullable: true }) constituency: Constituency | null;
  @Column('text', { nullable: true }) capacity: Capacity | null;
  @Column('uuid', { nullable: true }) organisationId: string | null;
  @Column('text') sex: Sex;
  @Column('text') kind: SpeechKind;
  @Column('uuid', { nullable: true }) agendaItemId: string | null;
  @Column('integer', { nullable: true }) limitSeconds: number | null;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  /** Without pauses. */
  @Column('integer', { nullable: true }) milliseconds: number | null;
}
