import { Module } from '@nestjs/common';
import { JobRegistry } from '../../platform/jobs/index.js';
import { SurveysModule } from '../../surveys/index.js';
import { IdentityModule } from '../identity/index.js';
import { PublishDueReleasesJob } from './jobs/publish-due-releases.job.js';
import { ApproveRelease } from './use-cases/releases/approve-release.js';
import { CreateRelease } from './use-cases/releases/create-release.js';
import { PublishDueReleases } from './use-cases/releases/publish-due-releases.js';
import { PublishRelease } from './use-cases/releases/publish-release.js';
import { ReadReleases } from './use-cases/releases/read-releases.js';
import { ReleaseChecks } from './use-cases/releases/release-checks.js';
import { WithdrawRelease } from './use-cases/releases/withdraw-release.js';

/** Releases: from a finished run to figures that everyone may read. */
@Module({
  imports: [SurveysModule, IdentityModule],
  providers: [
    ReleaseChecks,
    CreateRelease,
    PublishRelease,
    ApproveRelease,
    PublishDueReleases,
    WithdrawRelease,
    ReadReleases,
    PublishDueReleasesJob,
  ],
  exports: [CreateRelease, ApproveRelease, WithdrawRelease, ReadReleases],
})
export class ReleasesModule {
  constructor(jobs: JobRegistry, publishDue: PublishDueReleasesJob) {
    jobs.add(publishDue);
  }
}
