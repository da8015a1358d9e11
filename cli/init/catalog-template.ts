export const exampleCatalogPath = 'config/catalog/products.csv';

/** A catalogue to go on from: its product is none of anybody's. */
export const catalogTemplate = `product_id,category,brand,list_price,colour,style,material
example-product,kitchen/mugs,Example brand,4.50,blue,country,stoneware
`;
