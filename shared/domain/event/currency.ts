/** ISO 4217 currencies in use, funds and metals left out. */
const codes = new Set(
  (
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP ' +
    'CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD ' +
    'IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR ' +
    'MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP ' +
    'SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF ' +
    'XPF YER ZAR ZMW ZWG'
  ).split(' '),
);

const withoutMinorUnit = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '));
const withThreeDigits = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

/** Upper case, in order. */
export const currencyCodes: readonly string[] = [...codes];

/** @param code upper case */
export const isCurrency = (code: string): boolean => codes.has(code);

/**
 * Decimal places of the currency's minor unit, as in 2 for GBP and 0 for JPY.
 *
 * @param code upper case
 * @throws {RangeError} for a code that ISO 4217 does not list as money in use
 * @see https://www.six-group.com/en/products-services/financial-information/data-standards.html
 */
export function minorDigits(code: string): number {
  if (!codes.has(code)) throw new RangeError(`An ISO 4217 code such as GBP was expected, not "${code}".`);
  if (withoutMinorUnit.has(code)) return 0;
  return withThreeDigits.has(code) ? 3 : 2;
}
