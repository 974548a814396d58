/** Which rows train and which test: NumPy's random numbers and scikit-learn's choice. Knows no tensor. */
@NullMarked
package io.lanewise.data.selection;

import org.jspecify.annotations.NullMarked;
