import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Actor, Constituency } from '../../../src/kernel/actor.js';
import { constituencies, nobody, systemActor } from '../../../src/kernel/actor.js';
import { newId } from '../../../src/kernel/ids.js';
import { localized } from '../../../src/kernel/localized-text.js';
import { DialogueFacade } from '../../../src/modules/dialogue/index.js';
import { ChangeMeetingState } from '../../../src/modules/dialogue/use-cases/change-meeting-state.js';
import { ChangeRoundtableState } from '../../../src/modules/dialogue/use-cases/change-roundtable-state.js';
import { CreateRoundtable } from '../../../src/modules/dialogue/use-cases/create-roundtable.js';
import type { SeatFunction } from '../../../src/modules/dialogue/index.js';
import { ProposeAgendaItem } from '../../../src/modules/dialogue/use-cases/propose-agenda-item.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { IdentityFacade } from '../../../src/modules/identity/index.js';
import { readSettings } from '../../../src/platform/config/environment.js';
import { FolderStorage } from '../../../src/platform/storage/folder-storage.js';
import { RoadmapFacade } from '../../../src/roadmap/index.js';
import { ActionNames } from '../../../src/roadmap/use-cases/read-action-names.js';
import { ActionReferences } from '../../../src/roadmap/use-cases/action-references.js';
import { AddComment } from '../../../src/roadmap/use-cases/add-comment.js';
import { DeleteComment } from '../../../src/roadmap/use-cases/delete-comment.js';
import { AddEvidence } from '../../../src/roadmap/use-cases/add-evidence.js';
import { AddMilestone } from '../../../src/roadmap/use-cases/add-milestone.js';
import { AddObjective } from '../../../src/roadmap/use-cases/add-objective.js';
import { ApplyChanges } from '../../../src/roadmap/use-cases/apply-changes.js';
import { ChangeActions } from '../../../src/roadmap/use-cases/change-actions.js';
import { ChangeActionStatus } from '../../../src/roadmap/use-cases/change-action-status.js';
import { CheckImport } from '../../../src/roadmap/use-cases/check-import.js';
import { CorrectReport } from '../../../src/roadmap/use-cases/correct-report.js';
import { ReadComparison } from '../../../src/roadmap/use-cases/read-comparison.js';
import { EditAction } from '../../../src/roadmap/use-cases/edit-action.js';
import { EditMilestone } from '../../../src/roadmap/use-cases/edit-milestone.js';
import { EditPlan } from '../../../src/roadmap/use-cases/edit-plan.js';
import { EndUpload } from '../../../src/roadmap/use-cases/end-upload.js';
import { FetchEvidence } from '../../../src/roadmap/use-cases/fetch-evidence.js';
import { GroupVoices } from '../../../src/roadmap/use-cases/group-voices.js';
import { HandOverActions } from '../../../src/roadmap/use-cases/hand-over-actions.js';
import { ImportActions } from '../../../src/roadmap/use-cases/import-actions.js';
import { KeepPublicEntry } from '../../../src/roadmap/use-cases/keep-public-entry.js';
import { LatenessProposals } from '../../../src/roadmap/use-cases/lateness-proposals.js';
import { OpenAction } from '../../../src/roadmap/use-cases/open-action.js';
import { OwningGroups } from '../../../src/roadmap/use-cases/owning-groups.js';
import { ProposeOverdueActions } from '../../../src/roadmap/use-cases/propose-overdue-actions.js';
import { ReadComments } from '../../../src/roadmap/use-cases/read-comments.js';
import { ReadActions } from '../../../src/roadmap/use-cases/read-actions.js';
import { ReadInbox } from '../../../src/roadmap/use-cases/read-inbox.js';
import { RespondingPeople } from '../../../src/roadmap/use-cases/responding-people.js';
import { ReadImports } from '../../../src/roadmap/use-cases/read-imports.js';
import { ReadStateReport } from '../../../src/roadmap/use-cases/read-state-report.js';
import { ReadTimeline } from '../../../src/roadmap/use-cases/read-timeline.js';
import { ReadViews } from '../../../src/roadmap/use-cases/read-views.js';
import { ReadPublicPage } from '../../../src/roadmap/use-cases/read-public-page.js';
import { ReadRegister } from '../../../src/roadmap/use-cases/read-register.js';
import { NetworkTimings } from '../../../src/roadmap/use-cases/read-network-timings.js';
import { ReadSchedule } from '../../../src/roadmap/use-cases/read-schedule.js';
import { RegisterPlan } from '../../../src/roadmap/use-cases/register-plan.js';
import { RemoveDependency } from '../../../src/roadmap/use-cases/remove-dependency.js';
import { RemoveEvidence } from '../../../src/roadmap/use-cases/remove-evidence.js';
import { RemoveMilestone } from '../../../src/roadmap/use-cases/remove-milestone.js';
import { RemoveTarget } from '../../../src/roadmap/use-cases/remove-target.js';
import { RepeatAction } from '../../../src/roadmap/use-cases/repeat-action.js';
import { ReportProgress } from '../../../src/roadmap/use-cases/report-progress.js';
import { DeleteView, EditView, SaveView } from '../../../src/roadmap/use-cases/save-view.js';
import { SendUpload } from '../../../src/roadmap/use-cases/send-upload.js';
import { SetDependency } from '../../../src/roadmap/use-cases/set-dependency.js';
import { SetTarget } from '../../../src/roadmap/use-cases/set-target.js';
import { UndoImport } from '../../../src/roadmap/use-cases/undo-import.js';
import { ValidateClaim } from '../../../src/roadmap/use-cases/validate-claim.js';
import { WithdrawVerdict } from '../../../src/roadmap/use-cases/withdraw-verdict.js';
import { WorkspaceDay } from '../../../src/roadmap/use-cases/workspace-day.js';
import { openTestDatabase } from '../../support/database.js';
import { dialogueOn } from '../dialogue/table.js';
import { FixedClock } from '../../support/fixed-clock.js';

export const clock = new FixedClock(new Date('2026-11-25T04:00:00Z'));

/** The use cases with the dependencies of the module, on a database and file folder for one test. */
export async function openRoadmap() {
  const open = await openTestDatabase({ clock });
  const { database } = open;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'roadmap-'));
  const storage = new FolderStorage(readSettings({ DATA_DIR: folder }));
  const [identity, directory] = [new IdentityFacade(), new DirectoryFacade()];
  const { record } = dialogueOn(open);
  const dialogue = new DialogueFacade(
    new ProposeAgendaItem(),
    new ChangeRoundtableState(database),
    new ChangeMeetingState(database),
  );
  const [day, voices] = [new WorkspaceDay(identity), new GroupVoices(dialogue)];
  const groups = new OwningGroups(dialogue);
  const references = new ActionReferences(directory, identity, dialogue);
  const openAction = new OpenAction(database, references, groups);
  const lateness = new LatenessProposals(dialogue, day);
  const edit = new EditAction(database, references, groups, lateness);
  const checkImport = new CheckImport(database, directory, dialogue);
  const addEvidence = new AddEvidence(database, storage, groups);
  const changes = new ApplyChanges(openAction, edit);
  const names = new ActionNames(directory, identity, dialogue);
  const timings = new NetworkTimings();
  const actions = new ReadActions(database, names, day, voices, groups);
  return {
    open,
    database,
    folder,
    storage,
    identity,
    directory,
    dialogue,
    record,
    createRoundtable: new CreateRoundtable(database, directory, identity),
    changeRoundtable: dialogueOn(open).state,
    seat: dialogueOn(open).seat,
    facade: new RoadmapFacade(day, voices, groups),
    actions,
    stateReport: new ReadStateReport(database, dialogue, names, day, groups),
    compare: new ReadComparison(database, names, day, groups),
    repeat: new RepeatAction(database, openAction),
    inbox: new ReadInbox(database, names, day, groups, new RespondingPeople(identity, voices)),
    openAction,
    edit,
    checkImport,
    importActions: new ImportActions(database, checkImport, changes),
    changeActions: new ChangeActions(database, directory, dialogue, changes),
    handOver: new HandOverActions(database, identity, day, changes),
    saveView: new SaveView(database),
    editView: new EditView(database),
    deleteView: new DeleteView(database),
    views: new ReadViews(database, dialogue),
    undoImport: new UndoImport(database, edit),
    imports: new ReadImports(database, identity),
    move: new ChangeActionStatus(database, groups, dialogue, lateness),
    report: new ReportProgress(database, groups, lateness),
    correctReport: new CorrectReport(database, groups),
    validate: new ValidateClaim(database, voices, groups, dialogue, lateness),
    withdrawVerdict: new WithdrawVerdict(database, voices, groups, dialogue),
    comment: new AddComment(database, identity),
    comments: new ReadComments(database, names),
    deleteComment: new DeleteComment(database),
    addEvidence,
    sendUpload: new SendUpload(database, storage, addEvidence),
    endUpload: new EndUpload(database, storage, addEvidence),
    publicEntry: new KeepPublicEntry(database, voices),
    publicPage: new ReadPublicPage(database, identity, directory, dialogue, day),
    removeEvidence: new RemoveEvidence(database, storage),
    fetchEvidence: new FetchEvidence(database, storage),
    setTarget: new SetTarget(database),
    addMilestone: new AddMilestone(database, day, groups),
    editMilestone: new EditMilestone(database, day, groups),
    removeMilestone: new RemoveMilestone(database, groups),
    setDependency: new SetDependency(database),
    removeDependency: new RemoveDependency(database),
    schedules: new ReadSchedule(database, groups, timings),
    timeline: new ReadTimeline(database, groups, names, day, timings),
    removeTarget: new RemoveTarget(database),
    addObjective: new AddObjective(database),
    registerPlan: new RegisterPlan(database, directory),
    editPlan: new EditPlan(database, directory),
    register: new ReadRegister(database),
    proposeOverdue: new ProposeOverdueActions(database, dialogue, day),
    close: async () => {
      await open.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Roadmap = Awaited<ReturnType<typeof openRoadmap>>;

/** A workspace with one organisation and two members for each group, and a facilitator. */
export async function openPlace({ database, identity, directory }: Roadmap) {
  const workspaceId = newId();
  const system = systemActor(workspaceId);
  const member = async (constituency: Constituency, organisationId: string): Promise<Actor> => {
    const name = localized(`Delegate of ${constituency}`, '代表');
    const personId = await database.write(system, (tx) =>
      identity.addPerson(tx, { name, constituency, organisationId, sex: 'female', language: 'en' }),
    );
    const standing = { personId, constituency, organisationId };
    return { ...nobody, kind: 'person', workspaceId, roles: ['member'], ...standing };
  };
  const group = async (constituency: Constituency) => {
    const name = localized(`Body of ${constituency}`, '组织');
    const other = localized(`Second body of ${constituency}`, '第二组织');
    const id = await database.write(system, (tx) => directory.addOrganisation(tx, { name, constituency }));
    const second = await database.write(system, (tx) => directory.addOrganisation(tx, { name: other, constituency }));
    return { id, delegate: await member(constituency, id), colleague: await member(constituency, second) };
  };
  await database.write(system, (tx) =>
    identity.openWorkspace(tx, {
      slug: `w-${workspaceId.slice(-12)}`,
      name: localized('Test', '测试'),
      kind: 'programme',
      timeZone: 'Asia/Shanghai',
    }),
  );
  const personId = await database.write(system, (tx) =>
    identity.addPerson(tx, {
      name: localized('Facilitator', '协调人'),
      capacity: 'secretariat',
      sex: 'female',
      language: 'en',
    }),
  );
  const facilitator: Actor = { ...nobody, kind: 'person', personId, workspaceId, roles: ['facilitator'] };
  return {
    workspaceId,
    system,
    facilitator,
    government: await group('government'),
    employers: await group('employers'),
    workers: await group('workers'),
  };
}

export type Place = Awaited<ReturnType<typeof openPlace>>;

type Functions = Partial<Record<Constituency, Partial<Record<'delegate' | 'colleague', SeatFunction | null>>>>;

/** A closed roundtable with one conclusion, and titular seats for everyone or for those with a stated function. */
export async function holdRoundtable(roadmap: Roadmap, place: Place, day: string, functions?: Functions) {
  const { system } = place;
  const { id: roundtableId } = await roadmap.createRoundtable.execute(system, {
    title: localized('Roundtable', '圆桌会议'),
    startsOn: day,
    endsOn: day,
    timeZone: 'Asia/Shanghai',
  });
  for (const group of constituencies)
    for (const who of ['delegate', 'colleague'] as const) {
      const role = functions?.[group]?.[who];
      if (functions !== undefined && role === undefined) continue;
      const personId = place[group][who].personId!;
      await roadmap.seat.execute(system, { roundtableId, personId, kind: 'titular', function: role ?? null });
    }
  const move = (to: 'convened' | 'in-session' | 'closed') =>
    roadmap.changeRoundtable.execute(system, { roundtableId, to });
  await move('convened');
  await move('in-session');
  const { id: conclusionId } = await roadmap.record.execute(system, {
    roundtableId,
    text: localized('Officers are trained.', '培训安全员。'),
    agreement: 'agreed',
    agreedOn: day,
  });
  await move('closed');
  return { roundtableId, conclusionId };
}

export const title = localized('Train safety officers', '培训安全员');

export function bytes(...chunks: readonly (string | Buffer)[]): Readable {
  return Readable.from(chunks.map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk)));
}

/** Number of files in the storage. */
export async function fileCount(folder: string): Promise<number> {
  const names = await readdir(path.join(folder, 'files'), { recursive: true, withFileTypes: true }).catch(() => []);
  return names.filter((entry) => entry.isFile()).length;
}
