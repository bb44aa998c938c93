/** Steps of all stories in the order of their times, so that numbers and audit log grow as they would have. */
import type { DemoWorld } from './demo-client.ts';

export class Timeline {
  readonly #steps: { at: string; run: () => Promise<unknown> }[] = [];

  /** Adds a step at an instant; steps at the same instant keep the order in which they were added. */
  add(at: string, run: () => Promise<unknown>): void {
    this.#steps.push({ at, run });
  }

  /** Runs the steps with the clock of the story; what lies after `until` has not happened yet. */
  async play(world: DemoWorld, until: string): Promise<void> {
    const due = this.#steps
      .filter((step) => step.at <= until)
      .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    for (const step of due) {
      world.setNow(step.at);
      await step.run();
    }
  }
}
