import type { DragEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMark, useLanguage, useLocalized, useNotify, useShown, WorkspaceLink } from '#shared';
import type { Action, ActionStatus, Move } from '../api/types.js';
import { ActionStatusMark, Due, EvidenceMark, isReportedInSource, Owner, Progress, VerdictMarks } from './marks.js';
import { MoveDialog, MoveMenu, useChosenMove, useRefusal } from './move-menu.js';

/** Cards of a column at first: a board of thousands would be slow. */
const portion = 50;
const dragType = 'application/x-roadmap-action';

interface CardProps {
  readonly action: Action;
  readonly onChoose: (move: Move) => void;
}

interface BoardColumn {
  readonly key: string;
  /** The status that a card gets when it is dropped here. */
  readonly status: ActionStatus;
  readonly holds: (action: Action) => boolean;
  /** The mark in the heading. */
  readonly mark: Pick<Action, 'status' | 'basis'>;
  /** Hide the column while it is empty. */
  readonly onlyFilled?: boolean;
}

function columnOf(status: ActionStatus, ...also: readonly ActionStatus[]): BoardColumn {
  const holds = (action: Action): boolean => [status, ...also].includes(action.status) && !isReportedInSource(action);
  return { key: status, status, holds, mark: { status, basis: null } };
}

/** "At risk" is shown with "in progress"; actions reported in a published text have their own column. */
const columns: readonly BoardColumn[] = [
  columnOf('proposed'),
  columnOf('agreed'),
  columnOf('in-progress', 'at-risk'),
  columnOf('claimed-done'),
  columnOf('disputed'),
  columnOf('confirmed'),
  {
    key: 'reported',
    status: 'claimed-done',
    holds: isReportedInSource,
    mark: { status: 'claimed-done', basis: 'seed' },
    onlyFilled: true,
  },
  columnOf('dropped'),
];

function Card({ action, onChoose }: CardProps) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  return (
    <li
      className="rm-card"
      draggable={action.moves.length > 0}
      onDragStart={(event) => event.dataTransfer.setData(dragType, action.id)}
    >
      <div className="rm-card-head">
        <span className="rm-code">{action.code}</span>
        <MoveMenu action={action} onChoose={onChoose} />
      </div>
      <WorkspaceLink to={`/roadmap/${action.id}`} className="rm-card-title">
        {localized(action.title)}
      </WorkspaceLink>
      {action.status === 'at-risk' && <ActionStatusMark action={action} />}
      <Owner action={action} letterOnly />
      {action.basis !== null && <span className="tp-small tp-dimmed">{t(`basis.${action.basis}`)}</span>}
      {action.progress > 0 && !isReportedInSource(action) && <Progress action={action} />}
      <div className="rm-card-foot">
        <Due action={action} />
        {action.evidenceCount > 0 && <EvidenceMark action={action} />}
      </div>
      <VerdictMarks action={action} />
    </li>
  );
}

interface ColumnProps {
  readonly column: BoardColumn;
  readonly actions: readonly Action[];
  readonly onDropped: (actionId: string) => void;
  readonly onChoose: (action: Action, move: Move) => void;
}

function Column({ column, actions, onDropped, onChoose }: ColumnProps) {
  const { t } = useTranslation('roadmap');
  const [over, setOver] = useState(false);
  const { shown, more } = useShown(actions, portion);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const id = event.dataTransfer.getData(dragType);
    if (id !== '') onDropped(id);
  };
  const look = `${over ? ' rm-column-over' : ''}${actions.length === 0 ? ' rm-column-empty' : ''}`;
  return (
    <section
      className={`rm-column${look}`}
      aria-labelledby={`column-${column.key}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2 className="rm-column-head" id={`column-${column.key}`}>
        {column.key === 'in-progress' ? (
          <StatusMark status="in-progress" label={t('inProgressColumn')} />
        ) : (
          <ActionStatusMark action={column.mark} />
        )}
        <span className="tp-numbers">{actions.length}</span>
      </h2>
      {actions.length > 0 && (
        <ul>
          {shown.map((action) => (
            <Card key={action.id} action={action} onChoose={(move) => onChoose(action, move)} />
          ))}
        </ul>
      )}
      {more}
    </section>
  );
}

/** One column for each status. A card can be moved by dragging or with its menu. */
export function ActionBoard({ actions }: { readonly actions: readonly Action[] }) {
  const { t } = useTranslation('roadmap');
  const { chosen, choose, clear } = useChosenMove();
  const refusal = useRefusal();
  const notify = useNotify();
  const language = useLanguage();
  const dropped = (actionId: string, to: ActionStatus): void => {
    const action = actions.find(({ id }) => id === actionId);
    if (!action || action.status === to) return;
    const move = action.moves.find((candidate) => candidate.to === to);
    const why = refusal(action, to);
    if (move) choose(action, move);
    else if (why) notify(why);
  };
  return (
    <>
      {actions.some(({ moves }) => moves.length > 0) && (
        <p className="tp-small tp-dimmed">
          {t('move.hint')}
          <span className="rm-drag-hint">
            {language === 'en' && ' '}
            {t('move.hintDrag')}
          </span>
        </p>
      )}
      <div className="rm-board" tabIndex={0} role="region" aria-label={t('view.board')}>
        {columns
          .map((column) => ({ column, own: actions.filter(column.holds) }))
          .filter(({ column, own }) => own.length > 0 || !column.onlyFilled)
          .map(({ column, own }) => (
            <Column
              key={column.key}
              column={column}
              actions={own}
              onDropped={(id) => dropped(id, column.status)}
              onChoose={choose}
            />
          ))}
      </div>
      {chosen && <MoveDialog action={chosen.action} move={chosen.move} onClose={clear} />}
    </>
  );
}
