import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BudgetLine } from '../domain/budget.js';

/** Money for an action from one source in one currency. Amounts are texts, because a number would round them. */
@Entity('roadmap_budget_line')
export class BudgetLineEntity implements BudgetLine {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roadmap_budget_line' }) actionId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_roadmap_budget_line' }) source: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_roadmap_budget_line' }) currency: string;
  @Column('uuid') workspaceId: string;
  @Column('numeric', { precision: 17, scale: 2 }) planned: string;
  @Column('numeric', { precision: 17, scale: 2 }) committed: string;
  @Column('numeric', { precision: 17, scale: 2 }) spent: string;
}
