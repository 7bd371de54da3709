// The unit of a body file. glTF means metres, but scans and sculptures come in centimetres and millimetres too.
#pragma once

#include "body/landmarks.h"
#include "body/mesh.h"

namespace jingluo::body {

/// Metres of one unit: 1 where the body is 0.3 to 3 units tall by its landmarks (by its skin where there are none),
/// else the power of ten that brings it nearest to the size of a grown person. What is 5 to 30 cm large is made larger
/// only when landmarks of both head and foot show that it is whole: the scan of a hand is small in metres.
double unit_m(const Mesh& mesh, const Landmarks& marks);

void scale(Mesh& mesh, double by);
void scale(Landmarks& marks, double by);

}  // namespace jingluo::body
