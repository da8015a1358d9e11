/** The bytes were written by a newer version of the program: they are left as they are. */
export class NewerEncodingError extends Error {
  override readonly name = 'NewerEncodingError';
  readonly found: number;
  readonly known: number;

  constructor(found: number, known: number) {
    super(
      `A profile has encoding version ${found}; this program knows versions up to ${known}. Deploy the newer program.`,
    );
    this.found = found;
    this.known = known;
  }
}
