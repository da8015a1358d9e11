/** How much of something each name has. */
export type NameSums = Map<string, number>;

export function addToName(sums: NameSums, name: string, amount: number): void {
  sums.set(name, (sums.get(name) ?? 0) + amount);
}
