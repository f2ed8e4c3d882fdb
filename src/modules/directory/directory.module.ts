import { Module } from '@nestjs/common';
import { PermissionRegistry } from '../../platform/auth/permission-registry.js';
import { DirectoryFacade } from './directory.facade.js';
import { directoryPermissions } from './domain/policy.js';
import { OrganisationsController } from './http/organisations.controller.js';
import { PlacesController } from './http/places.controller.js';
import { ReadOrganisations } from './use-cases/read-organisations.js';
import { ReadPlaces } from './use-cases/read-places.js';
import { AddOrganisation } from './use-cases/add-organisation.js';
import { AddPlace } from './use-cases/add-place.js';
import { ChangeOrganisation } from './use-cases/change-organisation.js';
import { ChangePlace } from './use-cases/change-place.js';

@Module({
  controllers: [PlacesController, OrganisationsController],
  providers: [
    DirectoryFacade,
    ReadPlaces,
    ReadOrganisations,
    AddPlace,
    ChangePlace,
    AddOrganisation,
    ChangeOrganisation,
  ],
  exports: [DirectoryFacade],
})
export class DirectoryModule {
  constructor(permissions: PermissionRegistry) {
    permissions.add(directoryPermissions);
  }
}
