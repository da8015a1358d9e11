import { type RunPlan, runEncoding } from '../contracts/run-plan.ts';

/** The customers of a run lie in another layout than this program reads. */
export class OtherRunEncodingError extends Error {
  override readonly name = 'OtherRunEncodingError';
  readonly run: string;

  constructor(run: string, found: number) {
    super(
      `Run ${run} was made by another version: its files have encoding ${found}, this program reads ${runEncoding}. Start a run first.`,
    );
    this.run = run;
  }
}

/** Whether this program reads what the run wrote of its customers and learned of them. */
export const isReadable = ({ encoding }: Pick<RunPlan, 'encoding'>): boolean => encoding === runEncoding;

/** @throws {OtherRunEncodingError} where what the run wrote of its customers cannot be read */
export function requireReadable(plan: Pick<RunPlan, 'run' | 'encoding'>): void {
  if (!isReadable(plan)) throw new OtherRunEncodingError(plan.run, plan.encoding);
}
