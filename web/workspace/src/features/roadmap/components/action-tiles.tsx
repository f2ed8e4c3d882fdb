import { useQuery } from '@tanstack/react-query';
import { Clock } from 'lucide-react';
import { allPlaces, Loaded, useLocalized, useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import { placesQuery } from '../api/queries.js';
import { placeTiles, type Tile } from '../domain/place-tiles.js';
import { useActionFilter, useFilteredAddress } from './filters.js';

interface TileProps {
  readonly tile: Tile;
  readonly name: string;
}

function PlaceTile({ tile: { placeId, actions, late, settled }, name }: TileProps) {
  const { t } = useTranslation('roadmap');
  const address = useFilteredAddress();
  const part = (count: number): string => `${(100 * count) / Math.max(actions, 1)}%`;
  const words = (
    <>
      <span className="rm-tile-name">{name}</span>
      <span className="rm-tile-count tp-numbers">{t('tiles.actions', { count: actions })}</span>
      <span className="rm-tile-bar" aria-hidden>
        <span className="rm-tile-settled" style={{ width: part(settled) }} />
        <span className="rm-tile-open" style={{ width: part(actions - settled - late) }} />
        <span className="rm-tile-late" style={{ width: part(late) }} />
      </span>
      <span className="tp-small tp-dimmed">{actions > 0 && t('tiles.settled', { count: settled })}</span>
      {late > 0 && (
        <span className="rm-icon-word rm-late tp-small">
          <Clock size={14} aria-hidden />
          {t('lateCount', { count: late })}
        </span>
      )}
    </>
  );
  if (placeId === null || actions === 0)
    return <div className={actions === 0 ? 'rm-tile rm-tile-empty' : 'rm-tile'}>{words}</div>;
  return (
    <WorkspaceLink to={address('/roadmap', { placeId, view: 'table' })} className="rm-tile">
      {words}
    </WorkspaceLink>
  );
}

function Tiles({ counts }: { readonly counts: readonly Tile[] }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const places = useQuery(allPlaces(id)).data ?? [];
  const groups = placeTiles(counts, places);
  const names = new Map(places.map((place) => [place.id, localized(place.name)]));
  return (
    <div className="tp-stack">
      <p className="tp-small tp-dimmed">{t('tiles.hint')}</p>
      <p className="rm-tile-key tp-small">
        {(['settled', 'open', 'late'] as const).map((part) => (
          <span key={part}>
            <span className={`rm-tile-${part}`} aria-hidden />
            {t(`tiles.key.${part}`)}
          </span>
        ))}
      </p>
      {groups.map(({ parentId, tiles }) => (
        <section key={parentId ?? ''} className="rm-tile-group">
          <h2>
            {parentId === null
              ? t(tiles.some(({ placeId }) => placeId === null) ? 'tiles.topOrNone' : 'tiles.top')
              : t('tiles.within', { place: names.get(parentId) })}
          </h2>
          <ul className="rm-tiles">
            {tiles.map((tile) => (
              <li key={tile.placeId ?? ''}>
                <PlaceTile
                  tile={tile}
                  name={tile.placeId === null ? t('tiles.none') : (names.get(tile.placeId) ?? t('filter.chosen'))}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** A tile for each place with its actions, in groups by the place that contains them; no map is loaded from elsewhere. */
export function ActionTiles() {
  const { id } = useWorkspace();
  const { query } = useActionFilter();
  return <Loaded query={useQuery(placesQuery(id, query))}>{(counts) => <Tiles counts={counts} />}</Loaded>;
}
