import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';
import { ActorResolver } from '../auth/actor-resolver.js';
import { PermissionRegistry } from '../auth/permission-registry.js';
import type { JobHandler } from './job-handler.js';
import type { JobRun } from './job-runs.js';

/** Milliseconds between two questions while a job runs. */
const askEvery = 1000;

/** Whether the person who started a job may still do so: a queued job must not outlive its person's rights. */
@Injectable()
export class RequesterRights {
  constructor(
    private readonly modules: ModuleRef,
    private readonly permissions: PermissionRegistry,
  ) {}

  /** Throws when the right has ended; asks at the first call, and then once a second. */
  watch(workspaceId: string, { permission }: JobHandler, { requestedBy }: JobRun): () => Promise<void> {
    let asked = -Infinity;
    return async () => {
      if (permission === undefined || requestedBy === null || performance.now() - asked < askEvery) return;
      const resolver = this.modules.get<ActorResolver>(ActorResolver, { strict: false });
      if (!this.permissions.allows(await resolver.ofPerson(workspaceId, requestedBy), permission)) throw rightEnded();
      asked = performance.now();
    };
  }
}

function rightEnded(): Problem {
  const title = localized(
    'The person who started this job no longer has the right to do so.',
    '启动此任务的人已无相应权限。',
  );
  const detail = localized('Someone who has the right can start it again.', '有权限的人可以重新启动此任务。');
  return new Problem('forbidden', 'platform.job.right-ended', title, { detail });
}
