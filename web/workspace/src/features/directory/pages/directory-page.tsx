import { AddressTabs, Page, useTranslation } from '#shared';
import { OrganisationsPart } from '../components/organisations-part.js';
import { PeoplePart } from '../components/people-part.js';
import { PlacesPart } from '../components/places-part.js';

/** Organisations by group, people and places. */
export function DirectoryPage() {
  const { t } = useTranslation('directory');
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <AddressTabs
        label={t('title')}
        tabs={[
          { value: 'organisations', label: t('organisations.title'), content: <OrganisationsPart /> },
          { value: 'people', label: t('people.title'), content: <PeoplePart /> },
          { value: 'places', label: t('places.title'), content: <PlacesPart /> },
        ]}
      />
    </Page>
  );
}
