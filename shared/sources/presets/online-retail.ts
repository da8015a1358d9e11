import { definePreset } from '../preset.ts';

/**
 * UCI Online Retail, both editions: a row is a line of an invoice; invoices that start with `C` are returns and have numbers of
 * their own. Times are those of the shop's clock, as exported by pandas (`2010-12-01 08:26:00`) or by Excel (`12/1/2010 8:26`).
 *
 * @see https://archive.ics.uci.edu/dataset/352/online+retail
 * @see https://archive.ics.uci.edu/dataset/502/online+retail+ii
 */
export const onlineRetail = definePreset({
  name: 'online-retail',
  formats: ['csv'],
  orderGrain: 'line',
  timeFormat: 'month_first',
  kind: [{ when: { column: ['InvoiceNo', 'Invoice'], startsWith: 'C' }, is: 'refund' }, { is: 'order' }],
  fields: {
    timestamp: ['InvoiceDate', 'timestamp'],
    user_id: ['CustomerID', 'Customer ID'],
    order_id: ['InvoiceNo', 'Invoice'],
    refund_id: ['InvoiceNo', 'Invoice'],
    quantity: 'Quantity',
    price: ['UnitPrice', 'Price'],
    'product.id': 'StockCode',
    'product.name': 'Description',
    region: 'Country',
  },
  required: [['timestamp'], ['user_id'], ['order_id'], ['quantity'], ['price']],
  neverEmpty: ['quantity', 'price'],
});
