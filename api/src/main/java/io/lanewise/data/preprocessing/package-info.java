/** Numbers made ready for a model: scalers as in scikit-learn, one-hot labels and padded sequences as in Keras. */
@NullMarked
package io.lanewise.data.preprocessing;

import org.jspecify.annotations.NullMarked;
