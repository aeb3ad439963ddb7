/**
 * Demands of courts, attorneys and police. A subpoena alone never suffices: it takes a court's order under subpart E of
 * 42 CFR part 2, and a subpoena that compels (2.61). Only what the order names may leave.
 */
export const orderSections = ['2.64', '2.65', '2.66', '2.67'] as const
export type OrderSection = (typeof orderSections)[number]

export const needs = ['part2_order', 'subpoena', 'parts_named'] as const
export type Need = (typeof needs)[number]

export type Demand = { hasSubpoena: boolean; orderSection: OrderSection | null; parts: readonly string[] }

/** R85: what is still needed before anything may leave; empty: it may, as far as the order goes. */
export function stillNeeded(d: Demand): Need[] {
  const missing: [boolean, Need][] = [
    [d.orderSection === null, 'part2_order'],
    [!d.hasSubpoena, 'subpoena'],
    [d.orderSection !== null && d.parts.length === 0, 'parts_named'],
  ]
  return missing.flatMap(([is, need]) => (is ? [need] : []))
}
