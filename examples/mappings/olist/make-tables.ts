/**
 * Makes the look-up tables that `config/strata.yaml` beside this file names, of the files of Olist.
 *
 *   node examples/mappings/olist/make-tables.ts path/to/archive strata-data
 */
import { csvOf, type MakeTables, type TableRow, writeTables } from '../csv-table.ts';

export const makeOlistTables: MakeTables = (read) => ({
  'tables/orders.csv': csvOf(
    ['order_id', 'customer_id', 'order_status', 'order_purchase_timestamp'],
    read('olist_orders_dataset.csv'),
  ),
  'tables/customers.csv': csvOf(
    ['customer_id', 'customer_unique_id', 'customer_state'],
    read('olist_customers_dataset.csv'),
  ),
  'tables/products.csv': csvOf(['product_id', 'product_category_name'], read('olist_products_dataset.csv')),
  'tables/category_names.csv': csvOf(
    ['product_category_name', 'product_category_name_english'],
    read('product_category_name_translation.csv'),
  ),
  'tables/payments.csv': csvOf(['order_id', 'payment_type'], mainPayments(read('olist_order_payments_dataset.csv'))),
});

/** Of the payments of an order the greatest; of several as great the first in sequence. In the order of the file. */
export function mainPayments(payments: readonly TableRow[]): TableRow[] {
  const main = new Map<string | undefined, TableRow>();
  for (const payment of payments) {
    const before = main.get(payment.order_id);
    if (before === undefined || isBefore(payment, before)) main.set(payment.order_id, payment);
  }
  return [...main.values()];
}

const isBefore = (a: TableRow, b: TableRow): boolean => {
  const difference = Number(a.payment_value) - Number(b.payment_value);
  return difference > 0 || (difference === 0 && Number(a.payment_sequential) < Number(b.payment_sequential));
};

if (import.meta.main) console.log(writeTables(makeOlistTables, process.argv.slice(2)).join('\n'));
