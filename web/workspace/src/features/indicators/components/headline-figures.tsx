import { useQuery } from '@tanstack/react-query';
import type { Sex } from '#shared';
import {
  EmptyState,
  Loaded,
  Section,
  SexMark,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { overviewQuery } from '../api/queries.js';
import type { Cell, Indicator } from '../api/types.js';
import { cellAt } from '../domain/breakdowns.js';
import { FigureMark } from './figure-mark.js';
import { useFigureWords } from './figure-words.js';
import '../indicators.css';

const shown = 6;

/** Cells of women and men, for an indicator by sex. */
const sexesOf = ({ cells }: Indicator): readonly (readonly [sex: Sex, cell: Cell])[] => {
  const [women, men] = [cellAt(cells, 'F'), cellAt(cells, 'M')];
  return women && men
    ? [
        ['female', women],
        ['male', men],
      ]
    : [];
};

function Figure({ indicator }: { readonly indicator: Indicator }) {
  const localized = useLocalized();
  const words = useFigureWords(indicator);
  const all = cellAt(indicator.cells, null);
  return (
    <li className="in-headline">
      <WorkspaceLink to={`/indicators/${indicator.id}`}>{localized(indicator.name)}</WorkspaceLink>
      <p className="in-headline-value">
        <FigureMark indicator={indicator} cell={all} />
        {all?.figure && <span className="tp-small tp-dimmed"> {words.between(all.figure.interval)}</span>}
      </p>
      <p className="in-headline-sexes">
        {sexesOf(indicator).map(([sex, cell]) => (
          <span key={sex}>
            <SexMark sex={sex} /> <FigureMark indicator={indicator} cell={cell} />
          </span>
        ))}
      </p>
    </li>
  );
}

/** The first headline indicators of the latest run: the figure with its interval, women and men. */
export function HeadlineFigures() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const overview = useQuery(overviewQuery(id));
  return (
    <Section
      title={t('overview.title')}
      purpose={overview.data?.run ? t('overview.wave', { wave: localized(overview.data.run.waveTitle) }) : undefined}
      action={<WorkspaceLink to="/indicators">{t('overview.all')}</WorkspaceLink>}
    >
      <Loaded query={overview}>
        {({ run, items }) =>
          run === null ? (
            <EmptyState title={t('empty.title')}>{t('empty.words')}</EmptyState>
          ) : (
            <>
              <ul className="in-headlines">
                {items
                  .filter(({ state }) => state === 'computed')
                  .slice(0, shown)
                  .map((indicator) => (
                    <Figure key={indicator.id} indicator={indicator} />
                  ))}
              </ul>
              <p className="tp-small tp-dimmed">{t('stamp')}</p>
            </>
          )
        }
      </Loaded>
    </Section>
  );
}
