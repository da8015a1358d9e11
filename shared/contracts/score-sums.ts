/** What one part counted of one audience. */
export interface AudienceSums {
  readonly matched: number;
  readonly excluded: Readonly<Record<string, number>>;
  readonly members: number;
  readonly treatment: number;
  readonly control: number;
  readonly entered: number;
  readonly exited: number;
}

export const noAudience: AudienceSums = {
  matched: 0,
  excluded: {},
  members: 0,
  treatment: 0,
  control: 0,
  entered: 0,
  exited: 0,
};
