// Several lambdas as one visitor for std::visit.
#pragma once

namespace jingluo::base {

template <class... Parts>
struct Overload : Parts... {
    using Parts::operator()...;
};
template <class... Parts>
Overload(Parts...) -> Overload<Parts...>;

}  // namespace jingluo::base
