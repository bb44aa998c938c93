/**
 * Loads the demonstration: a fictional bureau whose year 2025 gives the enforcement figures of the first founding
 * report, and the current year half done. Everything is done through the product's own verbs, signed in as its people,
 * with a clock that runs through the story; nothing is written past them.
 */
import { officialDay, yearOf } from '@liangma/domain/calendar/official-day';
import type { AppDeps } from '../app-deps.ts';
import { readScoped } from '../db/scope.ts';
import { listAllBureaus } from '../features/bureaus/public.ts';
import { OperatorError } from '../operator-error.ts';
import { endOfStories, planOfYear, storiesOfYear } from './current-year.ts';
import { accountList, inspectorCertificates, type People } from './demo-accounts.ts';
import { firstDay, foundBureau } from './demo-bureau.ts';
import { demoWorld, type DemoWorld } from './demo-client.ts';
import { at } from './demo-days.ts';
import { planSteps, type DemoPlan } from './demo-plans.ts';
import { readReferences, renewCertificates, type References } from './demo-references.ts';
import { taskNames, tasks } from './demo-tasks.ts';
import { storySteps, type Story } from './inspection-story.ts';
import { Timeline } from './timeline.ts';
import { plan2025, stories2025 } from './year-2025.ts';

interface Cast {
  people: People;
  references: References;
}

/** The plan of a year and the inspections on it. */
function addYear(timeline: Timeline, world: DemoWorld, cast: Cast, plan: DemoPlan, stories: readonly Story[]): void {
  const lines = planSteps(timeline, cast, plan);
  const planLine = (task: Story['task']) => {
    const id = lines.get(task);
    if (id === undefined) throw new Error(`the plan of ${plan.year} has no line for ${task}`);
    return id;
  };
  for (const story of stories) storySteps({ timeline, world, ...cast, planLine }, story);
}

function addCurrentYear(timeline: Timeline, world: DemoWorld, cast: Cast, today: string): void {
  const plan = planOfYear(yearOf(today));
  const { people, references } = cast;
  const certificates = [...Object.values(inspectorCertificates), ...taskNames.map((name) => tasks[name].expert)];
  timeline.add(at(plan.enteredOn, '08:30'), () =>
    renewCertificates(people.clerk, references, certificates, {
      needed: `${plan.year}-12-31`,
      next: `${plan.year + 4}-12-31`,
    }),
  );
  addYear(timeline, world, cast, plan, storiesOfYear(today));
}

/**
 * Fills a database without any bureau; takes some seconds.
 * @returns the accounts with their password, to print
 * @throws OperatorError when there is a bureau already, or an example file is missing
 */
export async function loadDemo(deps: AppDeps): Promise<{ accounts: ReturnType<typeof accountList> }> {
  const bureaus = await readScoped(deps.db, '*', (tx) => listAllBureaus(tx));
  if (bureaus.length > 0) throw new OperatorError('There is a bureau in this database already. Nothing was changed.');
  const now = deps.clock();
  const today = officialDay(now);
  const world = demoWorld(deps, at(firstDay, '08:00'));
  const people = await foundBureau(world);
  const cast = { people, references: await readReferences(people.clerk) };
  const timeline = new Timeline();
  addYear(timeline, world, cast, plan2025, stories2025);
  if (yearOf(today) > plan2025.year) addCurrentYear(timeline, world, cast, today);
  await timeline.play(world, endOfStories(today));
  world.setNow(now);
  for (const person of Object.values(people)) await person.signOut();
  return { accounts: accountList() };
}
