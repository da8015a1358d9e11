/** A row of the shop's year, its cells as they are written. */
export interface InvoiceLine {
  /** Begins with C where goods were taken back. */
  readonly invoice: string;
  readonly code: string;
  readonly description: string;
  readonly quantity: string;
  /** Such as `2010-12-01 08:26:00`. */
  readonly time: string;
  /** Of a piece, in pounds. */
  readonly price: string;
  /** Five digits; empty where the customer is not known. */
  readonly customer: string;
}

const cells = /^([^,]*),([^,]*),(?:"((?:[^"]|"")*)"|([^,]*)),([^,]*),([^,]*),([^,]*),([^,]*),/;

/** Of one row of CSV. @throws {Error} on one that has other cells */
export function invoiceLineOf(row: string): InvoiceLine {
  const found = cells.exec(row);
  if (found === null) throw new Error('A row of eight cells was expected. Is this the CSV edition?');
  const [, invoice = '', code = '', quoted, plain = '', quantity = '', time = '', price = '', customer = ''] = found;
  return {
    ...{ invoice, code, quantity, time, price },
    description: quoted?.replaceAll('""', '"') ?? plain,
    customer: customer.replace(/\.0$/, ''),
  };
}
