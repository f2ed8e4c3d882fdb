import { Module } from '@nestjs/common';
import { DialogueModule } from '../modules/dialogue/index.js';
import { DirectoryModule } from '../modules/directory/index.js';
import { IdentityModule } from '../modules/identity/index.js';
import { PermissionRegistry } from '../platform/auth/index.js';
import { JobRegistry } from '../platform/jobs/index.js';
import { roadmapPermissions } from './domain/policy.js';
import { ActionsController } from './http/actions.controller.js';
import { CommentsController } from './http/comments.controller.js';
import { EvidenceController } from './http/evidence.controller.js';
import { PublicEntriesController, PublicPageController } from './http/public-entries.controller.js';
import { UploadsController } from './http/uploads.controller.js';
import { RegisterController } from './http/register.controller.js';
import { ReportsController, ResponsesController, TargetsController } from './http/reports.controller.js';
import { ActionImportsController } from './http/action-imports.controller.js';
import { ChangesController } from './http/changes.controller.js';
import { HandOversController, OccurrencesController } from './http/hand-overs.controller.js';
import { ViewsController } from './http/views.controller.js';
import { DependenciesController, MilestonesController, ScheduleController } from './http/schedule.controller.js';
import { DeleteAbandonedUploadsJob } from './jobs/delete-abandoned-uploads.job.js';
import { ProposeOverdueJob } from './jobs/propose-overdue.job.js';
import { RoadmapFacade } from './roadmap.facade.js';
import { ActionNames } from './use-cases/read-action-names.js';
import { ActionReferences } from './use-cases/action-references.js';
import { AddComment } from './use-cases/add-comment.js';
import { DeleteComment } from './use-cases/delete-comment.js';
import { ReadComments } from './use-cases/read-comments.js';
import { ReadMentionable } from './use-cases/read-mentionable.js';
import { AddEvidence } from './use-cases/add-evidence.js';
import { AddMilestone } from './use-cases/add-milestone.js';
import { AddObjective } from './use-cases/add-objective.js';
import { ApplyChanges } from './use-cases/apply-changes.js';
import { ChangeActions } from './use-cases/change-actions.js';
import { ChangeActionStatus } from './use-cases/change-action-status.js';
import { CheckImport } from './use-cases/check-import.js';
import { ReadComparison } from './use-cases/read-comparison.js';
import { EditAction } from './use-cases/edit-action.js';
import { EditMilestone } from './use-cases/edit-milestone.js';
import { EditObjective } from './use-cases/edit-objective.js';
import { EditPlan } from './use-cases/edit-plan.js';
import { EndUpload } from './use-cases/end-upload.js';
import { FetchEvidence } from './use-cases/fetch-evidence.js';
import { GroupVoices } from './use-cases/group-voices.js';
import { HandOverActions } from './use-cases/hand-over-actions.js';
import { ImportActions } from './use-cases/import-actions.js';
import { KeepPublicEntry } from './use-cases/keep-public-entry.js';
import { OpenAction } from './use-cases/open-action.js';
import { OwningGroups } from './use-cases/owning-groups.js';
import { ProposeOverdueActions } from './use-cases/propose-overdue-actions.js';
import { ReadActions } from './use-cases/read-actions.js';
import { ReadInbox } from './use-cases/read-inbox.js';
import { ReadIati } from './use-cases/read-iati.js';
import { ReadImports } from './use-cases/read-imports.js';
import { ReadPublicPage } from './use-cases/read-public-page.js';
import { ReadRegister } from './use-cases/read-register.js';
import { ReadStateReport } from './use-cases/read-state-report.js';
import { NetworkTimings } from './use-cases/read-network-timings.js';
import { ReadSchedule } from './use-cases/read-schedule.js';
import { ReadTerms } from './use-cases/read-terms.js';
import { ReadTimeline } from './use-cases/read-timeline.js';
import { ReadViews } from './use-cases/read-views.js';
import { RegisterPlan } from './use-cases/register-plan.js';
import { RemoveDependency } from './use-cases/remove-dependency.js';
import { RemoveEvidence } from './use-cases/remove-evidence.js';
import { RemoveMilestone } from './use-cases/remove-milestone.js';
import { RemoveTarget } from './use-cases/remove-target.js';
import { RepeatAction } from './use-cases/repeat-action.js';
import { ReportProgress } from './use-cases/report-progress.js';
import { DeleteView, EditView, SaveView } from './use-cases/save-view.js';
import { RespondingPeople } from './use-cases/responding-people.js';
import { SendUpload } from './use-cases/send-upload.js';
import { SetDependency } from './use-cases/set-dependency.js';
import { SetTarget } from './use-cases/set-target.js';
import { UndoImport } from './use-cases/undo-import.js';
import { ValidateClaim } from './use-cases/validate-claim.js';
import { CorrectReport } from './use-cases/correct-report.js';
import { WithdrawVerdict } from './use-cases/withdraw-verdict.js';
import { LatenessProposals } from './use-cases/lateness-proposals.js';
import { WorkspaceDay } from './use-cases/workspace-day.js';

import { StateReportController } from './http/state-report.controller.js';
@Module({
  imports: [DirectoryModule, IdentityModule, DialogueModule],
  controllers: [
    ActionsController,
    ReportsController,
    ResponsesController,
    TargetsController,
    ScheduleController,
    MilestonesController,
    DependenciesController,
    ActionImportsController,
    ChangesController,
    HandOversController,
    OccurrencesController,
    ViewsController,
    EvidenceController,
    UploadsController,
    PublicEntriesController,
    PublicPageController,
    CommentsController,
    RegisterController,
    StateReportController,
  ],
  providers: [
    WorkspaceDay,
    LatenessProposals,
    ActionNames,
    OwningGroups,
    ActionReferences,
    OpenAction,
    EditAction,
    ChangeActionStatus,
    ReportProgress,
    ValidateClaim,
    WithdrawVerdict,
    CorrectReport,
    GroupVoices,
    AddComment,
    DeleteComment,
    ReadComments,
    ReadMentionable,
    AddEvidence,
    RemoveEvidence,
    FetchEvidence,
    SendUpload,
    EndUpload,
    KeepPublicEntry,
    ReadPublicPage,
    SetTarget,
    RemoveTarget,
    AddMilestone,
    EditMilestone,
    RemoveMilestone,
    SetDependency,
    RemoveDependency,
    ReadSchedule,
    ReadTerms,
    ReadTimeline,
    NetworkTimings,
    CheckImport,
    ApplyChanges,
    ImportActions,
    ChangeActions,
    HandOverActions,
    RepeatAction,
    ReadViews,
    SaveView,
    EditView,
    DeleteView,
    UndoImport,
    ReadImports,
    AddObjective,
    EditObjective,
    RegisterPlan,
    EditPlan,
    ProposeOverdueActions,
    ReadActions,
    ReadRegister,
    ReadInbox,
    RespondingPeople,
    ReadStateReport,
    ReadIati,
    ReadComparison,
    ProposeOverdueJob,
    DeleteAbandonedUploadsJob,
    RoadmapFacade,
  ],
  exports: [RoadmapFacade],
})
export class RoadmapModule {
  constructor(
    permissions: PermissionRegistry,
    jobs: JobRegistry,
    overdue: ProposeOverdueJob,
    uploads: DeleteAbandonedUploadsJob,
  ) {
    permissions.add(roadmapPermissions);
    jobs.add(overdue);
    jobs.add(uploads);
  }
}
