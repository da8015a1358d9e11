/** A record of a shuffle file that is JSON in UTF-8; what it should be the caller says. */
export const jsonOfRecord = <T>(record: Uint8Array): T => JSON.parse(Buffer.from(record).toString('utf8')) as T;
