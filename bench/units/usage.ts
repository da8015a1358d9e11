/** What a piece of work asked of AWS, as it would be billed. */
export interface Usage {
  /** Write request units: 1 KB each, begun ones counted whole; those of the index included. */
  writeUnits: number;
  /** Read request units: 4 KB each, half of it where the read is eventual. */
  readUnits: number;
  /** Requests to S3 priced as GET: reads and questions for a size. */
  gets: number;
  /** Requests to S3 priced as PUT: writes, their parts, and pages of a list. */
  puts: number;
  /** Bytes written under the first folder of the key, such as `runs`, and under those of runs. */
  readonly bytes: Map<string, number>;
}

export interface MeasuredUsage extends Usage {
  /** Of this process, in user and system mode. */
  readonly cpuSeconds: number;
}

export interface Meter {
  readonly usage: Usage;
  /** What the work alone asked for and took. One piece of work at a time. */
  during(work: () => Promise<unknown>): Promise<MeasuredUsage>;
}

export function createMeter(): Meter {
  const usage: Usage = { writeUnits: 0, readUnits: 0, gets: 0, puts: 0, bytes: new Map() };
  return {
    usage,
    async during(work) {
      const before = { ...usage, bytes: new Map(usage.bytes) };
      const cpuBefore = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(cpuBefore);
      return {
        writeUnits: usage.writeUnits - before.writeUnits,
        readUnits: usage.readUnits - before.readUnits,
        gets: usage.gets - before.gets,
        puts: usage.puts - before.puts,
        bytes: new Map([...usage.bytes].map(([folder, bytes]) => [folder, bytes - (before.bytes.get(folder) ?? 0)])),
        cpuSeconds: (user + system) / 1e6,
      };
    },
  };
}
