/** Figures of money and traffic as reports write them. */

/** Two decimals; a dash for what there is no price for. */
export function money(amount: number | undefined): string {
  return amount === undefined ? "-" : amount.toFixed(2);
}

/** Whole numbers as they are, others with one decimal. */
export function figure(amount: number): string {
  return Number.isInteger(amount) ? String(amount) : amount.toFixed(1);
}
