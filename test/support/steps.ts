import type { Locator } from 'playwright-core';

/** What a person does to reach a goal: each click or tap, and each field that is filled in. */
export interface Steps {
  readonly clicks: number;
  readonly fields: number;
}

export interface CountedSteps {
  click(locator: Locator): Promise<void>;
  fill(locator: Locator, value: string): Promise<void>;
  readonly taken: () => Steps;
}

/** Counts the steps of a journey; going to its first address is none. */
export function countSteps(): CountedSteps {
  const taken = { clicks: 0, fields: 0 };
  return {
    click: async (locator) => {
      taken.clicks += 1;
      await locator.click();
    },
    fill: async (locator, value) => {
      taken.fields += 1;
      await locator.fill(value);
    },
    taken: () => ({ ...taken }),
  };
}

/** One line for each journey in the output of the test, for comparison between releases. */
export function printSteps(journey: string, { clicks, fields }: Steps): void {
  console.log(`steps: ${journey}: ${clicks} clicks, ${fields} fields`);
}
