import { Module } from '@nestjs/common';
import { PermissionRegistry } from '../../platform/auth/permission-registry.js';
import { DirectoryFacade } from './directory.facade.js';
import { directoryPermissions } from './domain/policy.js';
import { OrganisationsController } from './http/organisations.controller.js';
import { PlacesController } from './http/places.controller.js';
import { OrganisationListQuery } from './queries/organisation-list.query.js';
import { PlaceListQuery } from './queries/place-list.query.js';
import { AddOrganisation } from './use-cases/add-organisation.js';
import { AddPlace } from './use-cases/add-place.js';
import { ChangeOrganisation } from './use-cases/change-organisation.js';
import { ChangePlace } from './use-cases/change-place.js';

@Module({
  controllers: [PlacesController, OrganisationsController],
  providers: [
    DirectoryFacade,
    PlaceListQuery,
    OrganisationListQuery,
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
