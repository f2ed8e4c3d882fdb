/** Events to which other contexts may subscribe. Payloads contain ids and field names only. */
export const directoryEvents = {
  placeAdded: 'directory.place.added.v1',
  placesAdded: 'directory.places.added.v1',
  registerNumbersRecorded: 'directory.register-numbers.recorded.v1',
  placeChanged: 'directory.place.changed.v1',
  organisationAdded: 'directory.organisation.added.v1',
  organisationChanged: 'directory.organisation.changed.v1',
} as const;
