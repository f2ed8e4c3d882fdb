import { useQuery } from '@tanstack/react-query';
import { type DragEvent, memo, startTransition, useEffect, useRef, useState } from 'react';
import {
  AddressSwitch,
  Loaded,
  useAddress,
  useFormat,
  useLanguage,
  useLocalized,
  useNotify,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { boardQuery } from '../api/address-filter.js';
import { boardColumns, type GroupsQuery, groupsQuery } from '../api/queries.js';
import type { ActionCard, ActionGroup, ActionStatus, Move } from '../api/types.js';
import { ActionStatusMark, Due, EvidenceMark, isReportedInSource, Owner, Progress, VerdictMarks } from './marks.js';
import { NextStepLine, RiskMark } from './risk.js';
import { type BoardColumn, useColumns, useGroup } from './board-columns.js';
import { MoveDialog, MoveMenu, useChosenMove, useRefusal } from './move-menu.js';

const dragType = 'application/x-roadmap-action';

interface CardProps {
  readonly action: ActionCard;
  /** Whether the column does not say the status. */
  readonly withStatus: boolean;
  /** ISO day: cards say how many days are left. */
  readonly today: string;
  readonly onChoose: (action: ActionCard, move: Move) => void;
}

/** Rendered again only if its action or the day changed: a board has many. */
const Card = memo(function Card({ action, withStatus, onChoose }: CardProps) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  return (
    <li
      className="rm-card"
      draggable={!withStatus && action.moves.length > 0}
      onDragStart={(event) => event.dataTransfer.setData(dragType, action.id)}
    >
      <div className="rm-card-head">
        <span className="tp-row">
          <span className="rm-code">{action.code}</span>
          {action.basis !== null && <span className="tp-small tp-dimmed">{t(`basis.${action.basis}`)}</span>}
        </span>
        <MoveMenu action={action} onChoose={(move) => onChoose(action, move)} />
      </div>
      <WorkspaceLink to={`/roadmap/${action.id}`} className="rm-card-title">
        {localized(action.title)}
      </WorkspaceLink>
      {(withStatus || action.status === 'at-risk') && <ActionStatusMark action={action} />}
      <Owner action={action} letterOnly />
      {action.progress > 0 && !isReportedInSource(action) && <Progress action={action} />}
      {action.nextStep && <NextStepLine step={action.nextStep} />}
      <RiskMark risk={action.risk} />
      <div className="rm-card-foot">
        <Due action={action} />
        {action.evidenceCount > 0 && <EvidenceMark action={action} />}
      </div>
      <VerdictMarks action={action} />
    </li>
  );
});

interface ColumnProps {
  readonly column: BoardColumn;
  readonly group: ActionGroup;
  readonly query: GroupsQuery;
  readonly today: string;
  /** Keeps what the column shows, for cards that are dropped in another one. */
  readonly onShown: (actions: readonly ActionCard[]) => void;
  readonly onDropped: (actionId: string) => void;
  readonly onChoose: (action: ActionCard, move: Move) => void;
}

/** Cards of a column in sight at first: 3 on a screen of 720 pixels, 5 on one of 1,080. */
const inSight = (): number => Math.ceil(window.innerHeight / 240);

/** False until what is in sight has been painted, so that the cards below it do not delay those in sight. */
function useIsPainted(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => startTransition(() => setPainted(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  return painted;
}

function Column({ column, group, query, today, onShown, onDropped, onChoose }: ColumnProps) {
  const format = useFormat();
  const [over, setOver] = useState(false);
  const { actions, more } = useGroup(boardColumns, group, query);
  const painted = useIsPainted();
  useEffect(() => onShown(actions));
  const shown = painted ? actions : actions.slice(0, inSight());
  const headingId = `column-${column.key}`;
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onDropped(event.dataTransfer.getData(dragType));
  };
  const look = `${over ? ' rm-column-over' : ''}${actions.length === 0 ? ' rm-column-empty' : ''}`;
  return (
    <section
      className={`rm-column${look}`}
      aria-labelledby={headingId}
      onDragOver={(event) => {
        if (column.status === null) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2 className="rm-column-head" id={headingId}>
        <span>{column.heading}</span>
        <span className="tp-numbers">{format.number(group.total)}</span>
      </h2>
      {actions.length > 0 && (
        <ul>
          {shown.map((action) => (
            <Card key={action.id} {...{ action, today, onChoose }} withStatus={column.status === null} />
          ))}
        </ul>
      )}
      {more}
    </section>
  );
}

interface BoardProps {
  readonly groups: readonly ActionGroup[];
  readonly query: GroupsQuery;
  readonly today: string;
}

function Board({ groups, query, today }: BoardProps) {
  const { t } = useTranslation('roadmap');
  const { chosen, choose, clear } = useChosenMove();
  /** By id, as they were shown last: the move is made to the version that is on the screen. */
  const shown = useRef(new Map<string, ActionCard>());
  const refusal = useRefusal();
  const notify = useNotify();
  const language = useLanguage();
  const columns = useColumns(groups)(query.by);
  const dropped = (actionId: string, to: ActionStatus | null): void => {
    const action = shown.current.get(actionId);
    if (!action || to === null || action.status === to) return;
    const move = action.moves.find((candidate) => candidate.to === to);
    const why = refusal(action, to);
    if (move) choose(action, move);
    else if (why) notify(why);
  };
  return (
    <>
      {query.by === 'status' && groups.some(({ items }) => items.some(({ moves }) => moves.length > 0)) && (
        <p className="tp-small tp-dimmed">
          {t('move.hint')}
          <span className="rm-drag-hint">
            {language === 'en' && ' '}
            {t('move.hintDrag')}
          </span>
        </p>
      )}
      <div className="rm-board" data-by={query.by} tabIndex={0} role="region" aria-label={t('view.board')}>
        {columns
          .map((column) => ({ column, group: groups.find(({ key }) => key === column.key) }))
          .filter(({ column, group }) => group !== undefined || !column.onlyFilled)
          .map(({ column, group = { key: column.key, total: 0, items: [] } }) => (
            <Column
              key={column.key}
              {...{ column, group, query, today }}
              onShown={(actions) => actions.forEach((action) => shown.current.set(action.id, action))}
              onDropped={(actionId) => dropped(actionId, column.status)}
              onChoose={choose}
            />
          ))}
      </div>
      {chosen && <MoveDialog action={chosen.action} move={chosen.move} onClose={clear} />}
    </>
  );
}

/**
 * One column for each status, owner or policy area. On the board by status a card can be moved by dragging or with its
 * menu; an action with several policy areas is in the column of each.
 */
export function ActionBoard() {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const { values } = useAddress();
  const query = boardQuery(values);
  const groups = useQuery(groupsQuery(boardColumns, id, query));
  const choices = (['status', 'owner', 'area'] as const).map((value) => ({ value, label: t(`moreViews.by.${value}`) }));
  return (
    <>
      <div className="tp-row">
        <AddressSwitch name="columns" label={t('moreViews.columns')} choices={choices} />
      </div>
      <Loaded query={groups}>{({ groups: shown, today }) => <Board groups={shown} {...{ query, today }} />}</Loaded>
    </>
  );
}
