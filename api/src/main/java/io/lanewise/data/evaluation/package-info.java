/** How good predicted classes are: accuracy, confusion matrix, classification report, as in scikit-learn. */
@NullMarked
package io.lanewise.data.evaluation;

import org.jspecify.annotations.NullMarked;
