import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Entered, Fields, Schema } from '#shared';
import { api, asEntered, useFields, useSaved, useWorkspace } from '#shared';
import type { WavePage } from '../api/surveys.js';
import { surveysKey, wavePath, waveQuery } from '../api/surveys.js';

export type WaveInput = Entered<Schema<'ChangeWaveRequest'>>;

export interface WaveForm<Values extends object> {
  readonly fields: Fields<Values>;
  readonly save: () => Promise<void>;
  /** Sends again after a conflict, with the values chosen in the dialog. */
  readonly settle: (chosen: WaveInput) => Promise<void>;
  /** Whether the form equals the data on the server. */
  readonly saved: boolean;
}

/** The database returns keys in its own order, so keys are sorted before comparing. */
function written(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function changed(before: WaveInput, now: WaveInput): WaveInput {
  return Object.fromEntries(
    Object.entries(now).filter(([name, value]) => written(value) !== written(before[name as keyof WaveInput])),
  );
}

/**
 * One of several forms of the same wave: sends only the fields that were changed in it, so that text typed in the
 * others is kept.
 */
export function useWaveForm<Values extends object>(
  wave: WavePage,
  start: Values,
  inputOf: (values: Values) => WaveInput,
): WaveForm<Values> {
  const { id } = useWorkspace();
  const client = useQueryClient();
  const base = useRef({ version: wave.version, values: start });
  const showSaved = useSaved();
  const fields = useFields(start, `wave:${wave.id}:${Object.keys(start).sort()[0] ?? ''}`);
  const [sent, setSent] = useState(false);
  const path = { workspaceId: id, waveId: wave.id };

  const keep = async (answer: WavePage, values: Values): Promise<void> => {
    base.current = { version: answer.version, values };
    setSent(true);
    client.setQueryData(waveQuery(id, wave.id).queryKey, answer);
    await client.invalidateQueries({ queryKey: surveysKey(id) });
  };
  const patch = (changes: WaveInput, version: number) =>
    api.patch(wavePath, { path, body: asEntered(changes), version });

  const send = async (chosen: WaveInput, version: number): Promise<void> => {
    const { values } = fields;
    const { values: before } = base.current;
    const changes = { ...changed(inputOf(before), inputOf(values)), ...chosen };
    if (Object.keys(changes).length === 0) return keep(wave, values);
    const answer = await fields.submit(() => patch(changes, version));
    if (answer === undefined) return;
    await keep(answer, values);
    const undo = async (): Promise<void> => {
      const undone = await patch(changed(inputOf(values), inputOf(before)), base.current.version);
      fields.reset(before, values);
      await keep(undone, before);
    };
    showSaved(Object.keys(chosen).length > 0 ? null : undo);
  };

  return {
    fields,
    save: () => send({}, base.current.version),
    settle: async (chosen) => send(chosen, (await api.get(wavePath, { path })).version),
    saved: sent && Object.keys(changed(inputOf(base.current.values), inputOf(fields.values))).length === 0,
  };
}
