import type { Constituency } from '#shared';
import { ConstituencyBadge, RelativeTime, useLocalized } from '#shared';
import type { PersonRef } from '../api/types.js';

interface WhoProps {
  readonly person: PersonRef | null;
  readonly constituency: Constituency | null;
  readonly at: string;
}

/** The author with their group, and when. */
export function Who({ person, constituency, at }: WhoProps) {
  const localized = useLocalized();
  return (
    <span className="tp-row tp-small">
      <ConstituencyBadge constituency={constituency} letterOnly={person !== null} />
      {person && <span>{localized(person.name)}</span>}
      <span className="tp-dimmed">
        <RelativeTime at={at} />
      </span>
    </span>
  );
}
