import type { Transaction } from '../../platform/database/index.js';
import { isSuspicious } from '../domain/withheld.js';
import { WithheldRepository } from '../persistence/withheld.repository.js';

/** Called when sets were opened: rows of suspicious groups leave in no file until a second person has decided. */
export async function withholdSuspicious(
  tx: Transaction,
  waveId: string,
  opened: readonly { readonly psuCode: string | null }[],
): Promise<void> {
  const codes = [...new Set(opened.flatMap(({ psuCode }) => psuCode ?? []))];
  if (codes.length === 0) return;
  const repository = tx.get(WithheldRepository);
  const suspicious = (await repository.groups(waveId, codes)).filter(isSuspicious).map(({ code }) => code);
  if (suspicious.length === 0) return;
  await repository.withhold({ workspaceId: tx.workspaceId, waveId, at: tx.now }, suspicious);
}
