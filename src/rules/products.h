/* SPDX-License-Identifier: EUPL-1.2 */
/* products.h: the products of fraction.h as a rule of many rows has them; included by that rule alone, after rule.h. */
#ifndef BREED_RULES_PRODUCTS_H
#define BREED_RULES_PRODUCTS_H

/* Without reasons (r is NULL, in the function where the product stands) a product gives up at once where it does not fit, and the case is decided again with
 * reasons, reduced (decide_again in rule.h). So the rows of a table pay for no arithmetic but their own, and the answer is the same. */
#define times(a, num, den) times_by(r != NULL, a, num, den)
#define part(a, p) part_by(r != NULL, a, p)
#define increased(a, p) increased_by(r != NULL, a, p)
#define part_given(a, p) part_given_by(r != NULL, a, p)

#endif
