/** A run against the model server. */
import { modelAsServer } from './model-connection.ts';
import { ModelServer, soundServer, type BrokenServer, type ServerFaults } from './model-server.ts';
import { goodLine } from './network.ts';
import { runSimulation, type SimulationInput, type SimulationResult } from './run-simulation.ts';

export interface ModelRun {
  seed: number;
  hours?: number;
  /** Promises that are broken on purpose, to see that the simulation notices. */
  broken?: BrokenServer;
  wrap?: NonNullable<SimulationInput['wrap']>;
  steps?: NonNullable<SimulationInput['steps']>;
}

export function simulateWithModel({ seed, hours = 10, broken, wrap, steps }: ModelRun): Promise<SimulationResult> {
  return runSimulation({
    seed,
    hours,
    ...(wrap && { wrap }),
    ...(steps && { steps }),
    serverFor(world, scene, tablets) {
      const { random } = world;
      const model = new ModelServer(world, scene, broken);
      const pains = random.pick([0, 1, 1, 3]);
      let faults: ServerFaults = {
        crashBefore: 0.02 * pains,
        crashAfter: 0.03 * pains,
        busy: 0.02 * pains,
        loseFile: 0.02 * pains,
      };
      model.faults = () => faults;
      const worst = () => tablets.map(({ lineFaults }) => lineFaults).find(({ cutPiece }) => cutPiece > 0) ?? goodLine;
      world.start('server', async () => {
        while (faults !== soundServer) {
          await world.sleep(random.int(1, 12) * 3_600_000);
          if (random.chance(0.3)) model.resetPack();
        }
      });
      return {
        ...modelAsServer(world, model, worst),
        calm: () => {
          faults = soundServer;
        },
      };
    },
  });
}
