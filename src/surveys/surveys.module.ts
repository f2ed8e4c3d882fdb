import { Inject, Module } from '@nestjs/common';
import { DirectoryModule } from '../modules/directory/index.js';
import { IdentityModule } from '../modules/identity/index.js';
import { PermissionRegistry } from '../platform/auth/index.js';
import { SeparationRegistry } from '../platform/rights/index.js';
import { type JobHandler, JobRegistry } from '../platform/jobs/index.js';
import { surveysPermissions } from './domain/policy.js';
import { AnswerUploadInterceptor } from './http/answer-upload.interceptor.js';
import { FieldworkController } from './http/fieldwork.controller.js';
import { FlagsController } from './http/flags.controller.js';
import { SharingController } from './http/sharing.controller.js';
import { FrameController } from './http/frame.controller.js';
import { FrameImportsController } from './http/frame-imports.controller.js';
import { FrameUploadInterceptor } from './http/frame-upload.interceptor.js';
import { FormFileInterceptor } from './http/form-file.interceptor.js';
import { FormUploadInterceptor } from './http/form-upload.interceptor.js';
import { ImportsController } from './http/imports.controller.js';
import { CollectorLinks } from './http/collector-links.js';
import { PapersController } from './http/papers.controller.js';
import { PhoneController } from './http/phone.controller.js';
import { PostersController } from './http/posters.controller.js';
import { SecondPersonController } from './http/second-person.controller.js';
import { ReplacementsController } from './http/replacements.controller.js';
import { QuestionnaireDraftsController } from './http/questionnaire-drafts.controller.js';
import { QuestionnaireFilesController } from './http/questionnaire-files.controller.js';
import { QuestionnairesController } from './http/questionnaires.controller.js';
import { WaveSteps } from './http/wave-steps.js';
import { WavesController } from './http/waves.controller.js';
import { DeleteExpiredAnswersJob } from './jobs/delete-expired-answers.job.js';
import { ImportAnswersJob } from './jobs/import-answers.job.js';
import { OpenAnswerSetsJob } from './jobs/open-answer-sets.job.js';
import { ReadFieldwork } from './use-cases/read-fieldwork.js';
import { ReadFrame } from './use-cases/read-frame.js';
import { ReadImports } from './use-cases/read-imports.js';
import { ReadMapping } from './use-cases/read-mapping.js';
import { ReadQuestionnaireDraft } from './use-cases/read-questionnaire-draft.js';
import { ReadQuestionnaires } from './use-cases/read-questionnaires.js';
import { ReadSamplePlan } from './use-cases/read-sample-plan.js';
import { ReadWaves } from './use-cases/read-waves.js';
import { AnswersFacade } from './answers.js';
import { firstOpenedAt } from './queries/first-opened.query.js';
import { SurveysFacade } from './surveys.facade.js';
import { WeightSource } from './use-cases/weight-source.js';
import { AddFrameUnits } from './use-cases/add-frame-units.js';
import { CheckFrameFile } from './use-cases/check-frame-file.js';
import { ImportFrameFile } from './use-cases/import-frame-file.js';
import { UndoFrameImport } from './use-cases/undo-frame-import.js';
import { ChangeFrameUnit } from './use-cases/change-frame-unit.js';
import { ChangeWave } from './use-cases/change-wave.js';
import { CloseWave } from './use-cases/close-wave.js';
import { DecideQuestionnaire } from './use-cases/decide-questionnaire.js';
import { DecideImport } from './use-cases/decide-import.js';
import { DeleteExpiredAnswers } from './use-cases/delete-expired-answers.js';
import { DraftWave } from './use-cases/draft-wave.js';
import { EditQuestionnaire } from './use-cases/edit-questionnaire.js';
import { AgreeToExport } from './use-cases/agree-to-export.js';
import { AllowMoreLinks } from './use-cases/allow-more-links.js';
import { DecideWithheld } from './use-cases/decide-withheld.js';
import { RotatePoster } from './use-cases/rotate-poster.js';
import { ExportMicrodata } from './use-cases/export-microdata.js';
import { ReadCodebook } from './use-cases/read-codebook.js';
import { EditSharingRules } from './use-cases/edit-sharing-rules.js';
import { ReleaseSharedFile } from './use-cases/release-shared-file.js';
import { ShareMicrodata } from './use-cases/share-microdata.js';
import { FieldWaves } from './use-cases/field-waves.js';
import { ImportAnswers } from './use-cases/import-answers.js';
import { ImportFile } from './use-cases/import-file.js';
import { CreateTestLink } from './use-cases/create-test-link.js';
import { ReadReplacements } from './use-cases/read-replacements.js';
import { ReplaceUnit } from './use-cases/replace-unit.js';
import { IssueInvitations } from './use-cases/issue-invitations.js';
import { MapQuestions } from './use-cases/map-questions.js';
import { MoveWave } from './use-cases/move-wave.js';
import { OpenAnswerSets } from './use-cases/open-answer-sets.js';
import { OpeningKeys } from './use-cases/opening-keys.js';
import { UnlockAnswers } from './use-cases/unlock-answers.js';
import { PassphraseController } from './http/passphrase.controller.js';
import { OpenWave } from './use-cases/open-wave.js';
import { EditFlagRules } from './use-cases/edit-flag-rules.js';
import { ReviewFlagged } from './use-cases/review-flagged.js';
import { ReadNotice } from './use-cases/read-notice.js';
import { ReadPosters } from './use-cases/read-posters.js';
import { ReadPhoneSurvey } from './use-cases/read-phone-survey.js';
import { CheckKeys } from './use-cases/check-keys.js';
import { StartImport } from './use-cases/start-import.js';
import { SubmissionBatch } from './use-cases/submission-batch.js';
import { SubmitAnswers } from './use-cases/submit-answers.js';
import { UploadFormFile } from './use-cases/upload-form-file.js';
import { UploadQuestionnaire } from './use-cases/upload-questionnaire.js';

const surveyJobs = Symbol('surveyJobs');

@Module({
  imports: [DirectoryModule, IdentityModule],
  controllers: [
    PhoneController,
    WavesController,
    FrameImportsController,
    FrameController,
    FieldworkController,
    FlagsController,
    SharingController,
    PostersController,
    PapersController,
    ReplacementsController,
    SecondPersonController,
    PassphraseController,
    ImportsController,
    QuestionnairesController,
    QuestionnaireFilesController,
    QuestionnaireDraftsController,
  ],
  providers: [
    SurveysFacade,
    AnswersFacade,
    WeightSource,
    ReadWaves,
    ReadSamplePlan,
    ReadQuestionnaires,
    UploadQuestionnaire,
    UploadFormFile,
    FormFileInterceptor,
    EditQuestionnaire,
    ReadQuestionnaireDraft,
    DecideQuestionnaire,
    ReadMapping,
    MapQuestions,
    FormUploadInterceptor,
    ReadFrame,
    ReadFieldwork,
    ReadImports,
    DraftWave,
    ChangeWave,
    OpenWave,
    CloseWave,
    MoveWave,
    WaveSteps,
    CollectorLinks,
    AddFrameUnits,
    ChangeFrameUnit,
    CheckFrameFile,
    ImportFrameFile,
    UndoFrameImport,
    FrameUploadInterceptor,
    IssueInvitations,
    AgreeToExport,
    AllowMoreLinks,
    DecideWithheld,
    RotatePoster,
    CreateTestLink,
    ReadReplacements,
    ReplaceUnit,
    EditFlagRules,
    ReviewFlagged,
    ReadNotice,
    ReadPosters,
    FieldWaves,
    ReadPhoneSurvey,
    SubmissionBatch,
    SubmitAnswers,
    OpenAnswerSets,
    UnlockAnswers,
    OpeningKeys,
    CheckKeys,
    StartImport,
    ImportAnswers,
    ImportFile,
    DecideImport,
    DeleteExpiredAnswers,
    DeleteExpiredAnswersJob,
    ExportMicrodata,
    ReadCodebook,
    EditSharingRules,
    ShareMicrodata,
    ReleaseSharedFile,
    AnswerUploadInterceptor,
    ImportAnswersJob,
    OpenAnswerSetsJob,
    {
      provide: surveyJobs,
      useFactory: (...handlers: JobHandler[]) => handlers,
      inject: [ImportAnswersJob, OpenAnswerSetsJob, DeleteExpiredAnswersJob],
    },
  ],
  exports: [SurveysFacade, AnswersFacade],
})
export class SurveysModule {
  constructor(
    permissions: PermissionRegistry,
    separation: SeparationRegistry,
    jobs: JobRegistry,
    @Inject(surveyJobs) handlers: readonly JobHandler[],
  ) {
    permissions.add(surveysPermissions);
    separation.addBeginning(firstOpenedAt);
    for (const handler of handlers) jobs.add(handler);
  }
}
