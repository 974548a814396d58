/** Classification by nearest neighbours, with scikit-learn's results. */
@NullMarked
package io.lanewise.data.neighbors;

import org.jspecify.annotations.NullMarked;
